// A receiver with a bad habit. awkward_receiver.js PORT HABIT [ARGUMENT] prints its port (0 takes any free one). The
// secret is "app-secret". Beside its habit it verifies signatures, takes JSON of 10 MB at most, and offers /processed,
// /state and /details.
import { createHmac } from 'node:crypto'
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, habit = '', argument = ''] = process.argv.slice(2)
const effects = new Map()
const details = new Map()
const MOST_BYTES = 10 * 1024 * 1024

const isSigned = (signature, body) =>
  signature === `sha1=${createHmac('sha1', 'app-secret').update(body).digest('hex')}`

const act = (body) => {
  const { data } = JSON.parse(body.toString())
  for (const { event, entity } of data.entities) {
    effects.set(entity.id, (effects.get(entity.id) ?? new Set()).add(event))
    details.set(entity.id, { mediaType: entity.mediaType, interactionSubtype: entity.interactionSubtype })
    process.stdout.write(`done ${event} ${entity.id}\n`)
  }
}

const probe = (url) => {
  const seen = effects.get(url.searchParams.get('interactionId')) ?? new Set()
  if (url.pathname === '/processed') return { count: Number(seen.has(url.searchParams.get('event'))) }
  if (url.pathname === '/details') return { details: details.get(url.searchParams.get('interactionId')) ?? null }
  return { state: ['FINISHED', 'STARTED'].find((event) => seen.has(event)) ?? null }
}

/** What a probe answers under a habit: status, headers, body. */
const PROBES = {
  'probe-500': () => [500, {}, 'no'],
  'probe-html': () => [200, {}, '<html>'],
  'probe-text-count': () => [200, {}, '{"count":"1","state":"started"}'],
  'probe-redirect': () => [302, { location: '/elsewhere' }, ''],
}

const record = ({ method, url, rawHeaders: headers }, body) =>
  appendFileSync(argument, `${JSON.stringify({ method, url, headers, body: body.toString('base64') })}\n`)

const HABITS = {
  'crash-on-malformed': ({ signature }) => {
    if (signature !== undefined && !/^sha1=[0-9a-f]{40}$/i.test(signature)) process.exit(1)
  },
  'crash-late': ({ signature, response }) => {
    if (signature !== '') return
    response.writeHead(401).end(() => setTimeout(() => process.exit(1), 5))
    return true
  },
  'accept-all': ({ response }) => {
    response.end('ok')
    return true
  },
  tell: ({ request, response }) => {
    // What is to be arranged it takes, and arranges nothing.
    if (request.method === 'PUT') {
      response.writeHead(204).end()
      return true
    }
    const secret = argument
    response
      .writeHead(500, { 'x-debug': Buffer.from(secret).toString('base64') })
      .end(`${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString('hex')}`)
    return true
  },
  record: ({ request, body }) => {
    record(request, body)
  },
  'record-refuse': ({ request, body, response }) => {
    record(request, body)
    response.writeHead(418).end()
    return true
  },
}

if (habit === 'fail') {
  process.stderr.write('cannot open the database\n')
  process.exit(7)
}
// In a process of its own, which outlives this one unless the whole group is ended.
if (habit === 'grandchild')
  spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', argument], { stdio: 'ignore' })
if (habit === 'stubborn') process.on('SIGTERM', () => undefined)

const server = createServer((request, response) => {
  const pieces = []
  request.on('error', () => undefined)
  let bytes = 0
  request.on('data', (piece) => {
    bytes += piece.length
    if (bytes <= MOST_BYTES) pieces.push(piece)
  })
  request.on('end', () => {
    const body = Buffer.concat(pieces)
    const url = new URL(request.url, 'http://receiver')
    const signature = request.headers['x-hub-signature']
    if (request.method === 'GET' && ['/processed', '/state', '/details'].includes(url.pathname)) {
      if (habit === 'probe-slow') return
      const [status, headers, text] = PROBES[habit]?.() ?? [200, {}, JSON.stringify(probe(url))]
      return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
    }
    if (HABITS[habit]?.({ request, response, body, signature })) return
    if (request.method !== 'POST') return response.writeHead(405).end()
    if (bytes > MOST_BYTES) return response.writeHead(413).end()
    if (!/^(application\/([\w.-]+\+)?json\s*(;|$)|$)/i.test(request.headers['content-type'] ?? ''))
      return response.writeHead(415).end()
    if (!isSigned(signature, body)) return response.writeHead(401).end()
    try {
      act(body)
      response.end('ok')
    } catch {
      response.writeHead(400).end()
    }
  })
})
const listen = () => server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
if (habit === 'slow-start') setTimeout(listen, 700)
else listen()
