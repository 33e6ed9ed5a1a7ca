// snippet: raw, limit
import express from 'express'
// end snippet
// snippet: verify
import { createHmac, timingSafeEqual } from 'node:crypto'
// end snippet
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'seen.txt' } = process.env
const app = express().disable('x-powered-by')

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
const effects = new Map() // how many times each event was processed: 1, unless a duplicate slips through
const count = (key) => effects.set(key, (effects.get(key) ?? 0) + 1)
if (existsSync(STORE)) readFileSync(STORE, 'utf8').trim().split('\n').forEach(count)

const keyOf = (event, id) => JSON.stringify([event, id])
const isNew = ({ event, entity }) => !effects.has(keyOf(event, entity.id))
const processEvent = ({ event, entity }) => {
  const key = keyOf(event, entity.id)
  appendFileSync(STORE, `${key}\n`) // before the response: what is acknowledged must outlive a crash
  count(key)
  details.set(entity.id, { mediaType: entity.mediaType, interactionSubtype: entity.interactionSubtype })
}
// end snippet

// snippet: state
// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
const stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => effects.has(keyOf(event, id))) ?? null
// end snippet

const details = new Map()

// snippet: raw, limit
app.post('/webhook', express.raw({ type: 'application/json', limit: '10mb', inflate: false }), (req, res) => {
  const raw = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0) // the bytes that were signed; none of another type
  if (!isSigned(raw, req.get('x-hub-signature'))) return res.sendStatus(401)
  // end snippet
  let body
  // snippet: parse
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    return res.sendStatus(400)
  }
  // end snippet
  for (const one of eventsOf(body)) if (isNew(one)) processEvent(one)
  // snippet: response
  res.sendStatus(200) // 200 alone is a success: 201, 202 and 204 are redelivered
  // end snippet
})

if (process.env.NODE_ENV === 'test') {
  app.get('/processed', ({ query }, res) =>
    res.json({ count: effects.get(keyOf(query.event, query.interactionId)) ?? 0 }),
  )
  app.get('/state', ({ query }, res) => res.json({ state: stateOf(query.interactionId) }))
  app.get('/details', ({ query }, res) => res.json({ details: details.get(query.interactionId) ?? null }))
}

// snippet: errors, limit
// An error handler of your own, with its four parameters: that of Express shows the stack unless NODE_ENV=production.
app.use((error, req, res, next) => res.sendStatus(error.status ?? 500))
// end snippet
app.listen(Number(PORT), '127.0.0.1')
