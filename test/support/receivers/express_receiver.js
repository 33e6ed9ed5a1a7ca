// A correct receiver on Express and a published signature library. express_receiver.js PORT prints its port (0 takes
// any free one). RECEIVER_SECRET is what deliveries are signed with, RECEIVER_POLICY what becomes of those that are
// not: `reject` (401) or `ignore` (200 without effect). RECEIVER_PATH, if set, is the only path where deliveries are
// taken, but for RECEIVER_SECOND_PATH, where those of a second subscription are, signed with RECEIVER_SECOND_SECRET.
// RECEIVER_CONTROLS, if set, lets its secrets, its clock and its store be arranged by PUT /control/secrets,
// /control/clock and /control/outage. RECEIVER_STORE, if set, is a file that events are added to, and synced, before
// they are answered for; without it a restart forgets them. RECEIVER_NEXUS, if set, is the origin that interactions are
// fetched from when they have started.
import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import express from 'express'
import XHubSignature from 'x-hub-signature'

const {
  RECEIVER_SECRET: secret = '',
  RECEIVER_POLICY: policy = 'reject',
  RECEIVER_PATH: path = '/',
  RECEIVER_STORE: store = '',
  RECEIVER_NEXUS: nexus,
} = process.env
const {
  RECEIVER_SECOND_PATH: secondPath,
  RECEIVER_SECOND_SECRET: secondSecret = '',
  RECEIVER_CONTROLS: controls,
} = process.env
const KEPT = 100_000

if (secret === '') {
  process.stderr.write('RECEIVER_SECRET is missing: a receiver without a secret could verify nothing\n')
  process.exit(2)
}

let secrets = [secret]
let isDown = false
const interactions = new Map()

const secretsAt = (requestPath) => (secondPath !== undefined && requestPath === secondPath ? [secondSecret] : secrets)

const isSigned = (header, body, candidates) => {
  const match = /^sha1=([0-9a-f]{40})$/i.exec(header?.trim() ?? '')
  return (
    match !== null &&
    candidates.some((one) => new XHubSignature('sha1', one).verify(`sha1=${match[1].toLowerCase()}`, body))
  )
}

const readPayload = (body) => {
  try {
    const payload = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body))
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? payload : undefined
  } catch {
    return undefined
  }
}

const text = (value) => (typeof value === 'string' && value !== '' ? value : null)

const entitiesOf = ({ data }) =>
  (Array.isArray(data?.entities) ? data.entities : []).filter((entry) => text(entry?.entity?.id) !== null)

const takeEffect = ({ event, entity }) => {
  const kept = interactions.get(entity.id) ?? { events: new Set(), state: null, details: null }
  if (kept.events.has(event)) return false
  kept.events.add(event)
  if (event === 'FINISHED' || kept.state === null) kept.state = event
  kept.details = { mediaType: text(entity.mediaType), interactionSubtype: text(entity.interactionSubtype) }
  interactions.set(entity.id, kept)
  if (interactions.size > KEPT) interactions.delete(interactions.keys().next().value)
  return true
}

/** Goes through what was stored, less a last line that was cut short, and opens the file for more. */
const openStore = () => {
  const file = openSync(store, 'a')
  const written = readFileSync(store)
  const whole = written.subarray(0, written.lastIndexOf('\n') + 1)
  if (whole.length < written.length) truncateSync(store, whole.length)
  for (const line of whole.toString().split('\n').filter(Boolean)) takeEffect(JSON.parse(line))
  process.on('exit', () => closeSync(file))
  return file
}
const file = store === '' ? undefined : openStore()

const keep = (entries) => {
  if (file === undefined || entries.length === 0) return
  writeSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  fsyncSync(file)
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** Fetches an interaction from Nexus alone, and again while it is not known there. */
const fetchFromNexus = async (selfUri) => {
  const uri = URL.canParse(selfUri) ? new URL(selfUri) : undefined
  if (nexus === undefined || uri?.origin !== nexus || uri.username !== '' || uri.password !== '') return
  for (const waitMs of [200, 500, 1000, 0]) {
    const found = await fetch(uri, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    await found.arrayBuffer()
    if (found.status !== 404 || waitMs === 0) return
    await pause(waitMs)
  }
}

const answer = (response, status, code, message, ids = []) =>
  response.status(status).json({ status: { code, message }, data: { ids: ids.map((id) => ({ id })) } })

const isJson = (type) =>
  type === undefined || type.trim() === '' || /^\s*(application|text)\/([\w.-]+\+)?json\s*(;|$)/i.test(type)
const isPlain = (encoding) => encoding === undefined || /^\s*(identity)?\s*$/i.test(encoding)

const app = express().disable('x-powered-by').disable('etag')
app.enable('strict routing').enable('case sensitive routing')

const kept = (request) => interactions.get(request.query.interactionId)
app.get('/processed', (request, response) => {
  const events = kept(request)?.events ?? new Set()
  response.json({ count: request.query.event === undefined ? events.size : Number(events.has(request.query.event)) })
})
app.get('/state', (request, response) => response.json({ state: kept(request)?.state ?? null }))
app.get('/details', (request, response) => response.json({ details: kept(request)?.details ?? null }))

if (controls) {
  const arrange = {
    secrets: (body) => (secrets = body.secrets),
    outage: (body) => (isDown = body.down),
    // No effect has an end, so no clock is asked.
    clock: () => undefined,
  }
  app.put('/control/:name', express.json(), (request, response) => {
    arrange[request.params.name]?.(request.body)
    response.sendStatus(request.params.name in arrange ? 204 : 404)
  })
}

app.use((request, response, next) => {
  if (path !== '/' && request.path !== path && request.path !== secondPath)
    return answer(response, 404, 404, `deliveries are taken at ${path}`)
  if (request.method !== 'POST') return answer(response.set('Allow', 'POST'), 405, 405, 'send a POST')
  if (!isJson(request.get('content-type')) || !isPlain(request.get('content-encoding')))
    return answer(response, 415, 415, 'send application/json without content encoding')
  next()
})

app.use(express.raw({ type: () => true, limit: '10mb', inflate: false }))

app.use((request, response) => {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (!isSigned(request.get('x-hub-signature'), body, secretsAt(request.path)))
    return policy === 'ignore'
      ? answer(response, 200, 0, 'OK')
      : answer(response, 401, 401, 'the signature could not be verified')
  const payload = readPayload(body)
  if (!payload) return answer(response, 400, 400, 'the body is not a JSON object')
  if (isDown) return answer(response, 503, 503, 'the store cannot be reached')
  const entities = entitiesOf(payload)
  const fresh = entities.filter(
    (entry) => (entry.event === 'STARTED' || entry.event === 'FINISHED') && takeEffect(entry),
  )
  keep(fresh)
  for (const { event, entity } of fresh)
    if (event === 'STARTED') setImmediate(() => fetchFromNexus(entity.selfUri).catch(() => undefined))
  answer(
    response,
    200,
    0,
    'OK',
    entities.map(({ entity }) => entity.id),
  )
})

// Express knows an error handler by its four parameters.
app.use((error, _request, response, _next) => {
  const status = error.status >= 400 && error.status < 500 ? error.status : 500
  answer(response, status, status, status === 413 ? 'the body is too large' : 'the request could not be read')
})

const server = app.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  process.stdout.write(`${server.address().port}\n`)
})
