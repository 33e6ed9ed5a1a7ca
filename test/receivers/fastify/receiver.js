import Fastify from 'fastify'
// snippet: verify
import { createHmac, timingSafeEqual } from 'node:crypto'
// end snippet
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'seen.txt' } = process.env
// snippet: raw, limit
const app = Fastify({ bodyLimit: 10 * 1024 * 1024 })
// end snippet

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

// snippet: raw
// Every type as the raw bytes, which are what was signed; request.body is then a Buffer.
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body))
// end snippet

// snippet: raw
app.post('/webhook', async (request, reply) => {
  const raw = request.body ?? Buffer.alloc(0)
  if (!isSigned(raw, request.headers['x-hub-signature'])) return reply.code(401).send()
  // end snippet
  let body
  // snippet: parse
  try {
    body = JSON.parse(raw.toString())
  } catch {
    return reply.code(400).send()
  }
  // end snippet
  for (const one of eventsOf(body)) {
    const { id, mediaType, interactionSubtype } = one.entity
    if (isNew(one)) details.set(id, { mediaType, interactionSubtype }) // act on it here, and only here
  }
  // snippet: response
  return reply.code(200).send() // 200 alone is a success: 201, 202 and 204 are redelivered
  // end snippet
})

// snippet: errors
app.setErrorHandler((error, request, reply) => reply.code(error.statusCode ?? 500).send())
// end snippet

app.get('/processed', ({ query }) => ({ count: Number(seen.has(keyOf(query.event, query.interactionId))) }))
app.get('/state', ({ query }) => ({ state: stateOf(query.interactionId) }))
app.get('/details', ({ query }) => ({ details: details.get(query.interactionId) ?? null }))

await app.listen({ port: Number(PORT), host: '127.0.0.1' })
