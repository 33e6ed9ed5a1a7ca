// `npm run bench:memory [MINUTES]`: resident memory of `serve` under what could make it grow, each case in a process of
// its own, all side by side. Judged: at the end of each minute no more than the budget of retention plus 60 MB over the
// idle start, after V8 has had time to collect.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const MINUTES = Number(process.argv[2] ?? 10)
const BUDGET_MB = Number(process.argv[3] ?? 64)
const ALLOWED_MB = BUDGET_MB + 60
/** What one case publishes at most, in events a second: all run at once. */
const RATE = 40
const EVERY_MS = 1000 / RATE

const SECRET = '0123456789abcdef'.repeat(4)
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Starts a receiver in this process. */
const receive = async (respond) => {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => respond(response))
    request.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${server.address().port}/webhook`
}

let count = 0
const text = (bytes) => String(count++).padStart(12, '0').padEnd(bytes, 'x')
const ok = (response) => response.end()

const CASES = [
  { what: 'bodies of 64 kB', bytes: 65_536, respond: ok },
  { what: 'bodies of 1 MB', bytes: 1_000_000, everyMs: EVERY_MS * 8, respond: ok },
  { what: 'responses of 1 MB', respond: (response) => response.end(text(1_000_000)) },
  {
    what: '503 with ever different 64 kB',
    respond: (response) => {
      response.statusCode = 503
      response.end(text(65_536))
    },
    args: ['--retry-policy', 'fixed(100ms)'],
  },
  { what: 'stream readers that never read, bodies of 64 kB', bytes: 65_536, respond: ok, neverReading: 10 },
]

const residentMB = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000

const startCase = async ({ what, bytes, everyMs = EVERY_MS, respond, args = [], neverReading = 0 }) => {
  const target = await receive(respond)
  const child = spawn(
    process.execPath,
    [
      cli,
      'serve',
      '--port',
      '0',
      '--json',
      '--retain',
      `${BUDGET_MB}mb`,
      '--target',
      target,
      '--secret',
      SECRET,
      '--events',
      'ConversationMessageAdded',
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  process.on('exit', () => child.kill('SIGKILL'))
  const [line] = await once(child.stdout, 'data')
  const { url, control } = JSON.parse(String(line).split('\n')[0])
  child.stdout.resume()
  const publish = async (filler) => {
    const body = JSON.stringify({
      event: 'ConversationMessageAdded',
      ...(filler !== undefined && { details: { filler } }),
    })
    // The server may close an idle connection just as it is used again.
    const post = () =>
      fetch(`${control}/events`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const answer = await post().catch(post)
    if (!answer.ok) throw new Error(`${what}: publishing answered ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  // One delivery loads what is loaded with the first.
  await publish()
  await pause(3000)
  const idle = residentMB(child.pid)
  const { hostname, port } = new URL(url)
  for (let i = 0; i < neverReading; i++) {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    socket.pause()
    socket.write(`GET /_mock/stream?after=0&bodies=true HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
  }
  let isOver = false
  let published = 0
  const flow = async () => {
    for (let due = performance.now(); !isOver; due += everyMs) {
      await publish(bytes === undefined ? undefined : text(bytes))
      published += 1
      const early = due - performance.now()
      if (early > 0) await pause(early)
    }
  }
  return {
    what,
    idle,
    now: () => residentMB(child.pid),
    published: () => published,
    flowing: flow(),
    async stop() {
      isOver = true
      await this.flowing
      child.kill('SIGKILL')
    },
  }
}

const cases = []
for (const one of CASES) cases.push(await startCase(one))
const rows = cases.map(({ what, idle }) => ({ what, idle, minutes: [] }))
for (let minute = 1; minute <= MINUTES; minute++) {
  await pause(60_000)
  for (const [index, one] of cases.entries()) rows[index].minutes.push(one.now())
  console.log(
    `minute ${minute}: ` +
      `${cases.map((one, index) => `${rows[index].minutes.at(-1).toFixed(0)} MB after ${one.published()}`).join(', ')}`,
  )
}
await Promise.all(cases.map((one) => one.stop()))

console.log(
  '\n' +
    `${'case'.padEnd(50)} ${'idle'.padStart(6)} ${'minute 1'.padStart(9)} ${'highest'.padStart(8)} ` +
    `${'end'.padStart(6)} ${'grown'.padStart(6)}   at most ${ALLOWED_MB} MB over idle`,
)
let isMissed = false
for (const { what, idle, minutes } of rows) {
  const highest = Math.max(...minutes)
  const isMet = highest - idle <= ALLOWED_MB
  isMissed ||= !isMet
  const columns = [
    [idle, 6],
    [minutes[0], 9],
    [highest, 8],
    [minutes.at(-1), 6],
    [highest - idle, 6],
  ]
  console.log(
    `${what.padEnd(50)} ${columns.map(([mb, width]) => mb.toFixed(0).padStart(width)).join(' ')}   ` +
      `${isMet ? 'met' : 'MISSED'}`,
  )
}
process.exit(isMissed ? 1 : 0)
