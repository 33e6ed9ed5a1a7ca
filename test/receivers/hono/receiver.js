import { serve } from '@hono/node-server'
import { Hono } from 'hono'
// snippet: raw, limit
import { bodyLimit } from 'hono/body-limit'
// end snippet
// snippet: verify
import { createHmac, timingSafeEqual } from 'node:crypto'
// end snippet
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'seen.txt' } = process.env
const app = new Hono()

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
app.post('/webhook', bodyLimit({ maxSize: 10 * 1024 * 1024 }), async (c) => {
  const raw = Buffer.from(await c.req.arrayBuffer()) // the bytes that were signed
  if (!isSigned(raw, c.req.header('x-hub-signature'))) return c.body(null, 401)
  // end snippet
  let body
  // snippet: parse
  try {
    body = JSON.parse(raw.toString())
  } catch {
    return c.body(null, 400)
  }
  // end snippet
  for (const one of eventsOf(body)) {
    const { id, mediaType, interactionSubtype } = one.entity
    if (isNew(one)) details.set(id, { mediaType, interactionSubtype }) // act on it here, and only here
  }
  // snippet: response
  return c.body(null, 200) // 200 alone is a success: 201, 202 and 204 are redelivered
  // end snippet
})

// snippet: errors
app.onError((error, c) => c.body(null, error.status ?? 500))
// end snippet

app.get('/processed', (c) => {
  const { event, interactionId } = c.req.query()
  return c.json({ count: Number(seen.has(keyOf(event, interactionId))) })
})
app.get('/state', (c) => c.json({ state: stateOf(c.req.query('interactionId')) }))
app.get('/details', (c) => c.json({ details: details.get(c.req.query('interactionId')) ?? null }))

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' })
