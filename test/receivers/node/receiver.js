// snippet: verify
import { createHmac, timingSafeEqual } from 'node:crypto'
// end snippet
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'seen.txt' } = process.env

// snippet: verify
const isSigned = (raw, header = '') => {
  const [, digits] = /^sha1=([0-9a-f]{40})$/i.exec(header) ?? []
  const good = createHmac('sha1', WEBHOOK_SECRET).update(raw).digest()
  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), good)
}
// end snippet

// snippet: read
const eventsOf = (body) => {
  const entities = Array.isArray(body?.data?.entities) ? body.data.entities : []
  return entities.filter((one) => ['STARTED', 'FINISHED'].includes(one?.event) && typeof one.entity?.id === 'string')
}
// end snippet

// snippet: once
// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.
const seen = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\n') : [])
const keyOf = (event, id) => JSON.stringify([event, id])
const isNew = ({ event, entity }) => {
  const key = keyOf(event, entity.id)
  if (seen.has(key)) return false
  appendFileSync(STORE, `${key}\n`) // before the response: what is acknowledged must outlive a crash
  seen.add(key)
  return true
}
// end snippet

// snippet: state
// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
const stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => seen.has(keyOf(event, id))) ?? null
// end snippet

const details = new Map()

// snippet: raw, limit
const MAX_BYTES = 10 * 1024 * 1024
const readRaw = async (req) => {
  const chunks = []
  let bytes = 0
  for await (const chunk of req) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
// end snippet

// snippet: raw, limit
const webhook = async (req) => {
  const raw = await readRaw(req) // the bytes that were signed
  if (raw === undefined) return 413
  if (!isSigned(raw, req.headers['x-hub-signature'])) return 401
  // end snippet
  let body
  // snippet: parse
  try {
    body = JSON.parse(raw.toString())
  } catch {
    return 400
  }
  // end snippet
  for (const one of eventsOf(body)) {
    const { id, mediaType, interactionSubtype } = one.entity
    if (isNew(one)) details.set(id, { mediaType, interactionSubtype }) // act on it here, and only here
  }
  // snippet: response
  return 200 // 200 alone is a success: 201, 202 and 204 are redelivered
  // end snippet
}

const probe = (path, { event, interactionId }) => {
  if (path === '/processed') return { count: Number(seen.has(keyOf(event, interactionId))) }
  if (path === '/state') return { state: stateOf(interactionId) }
  return { details: details.get(interactionId) ?? null }
}

const server = createServer(async (req, res) => {
  const { pathname, searchParams } = new URL(req.url, 'http://localhost')
  if (req.method === 'GET' && ['/processed', '/state', '/details'].includes(pathname))
    return res.end(JSON.stringify(probe(pathname, Object.fromEntries(searchParams))))
  if (pathname !== '/webhook' || req.method !== 'POST')
    return res.writeHead(pathname === '/webhook' ? 405 : 404, { connection: 'close' }).end()
  // snippet: errors, response
  try {
    const status = await webhook(req)
    res.writeHead(status, status === 413 ? { connection: 'close' } : {}).end()
  } catch (error) {
    console.error(error.message)
    res.writeHead(500).end()
  }
  // end snippet
})
server.listen(Number(PORT), '127.0.0.1')
