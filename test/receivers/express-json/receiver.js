import express from 'express'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import XHubSignature from 'x-hub-signature'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'seen.txt' } = process.env
const app = express().disable('x-powered-by')

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
const keepRaw = (req, res, raw) => (req.rawBody = raw) // the bytes that were signed
app.use(express.json({ type: () => true, limit: '10mb', inflate: false, strict: false, verify: keepRaw }))
// end snippet

// snippet: verify
const hub = new XHubSignature('sha1', WEBHOOK_SECRET)
const isSigned = (req) => {
  const signature = req.get('x-hub-signature') ?? ''
  // The library throws at a digest of another length, which characters beyond ASCII make of 40 others.
  return /^sha1=[0-9a-f]{40}$/i.test(signature) && hub.verify(signature.toLowerCase(), req.rawBody ?? Buffer.alloc(0))
}
// end snippet

app.post('/webhook', (req, res) => {
  // snippet: raw, verify
  if (!isSigned(req)) return res.sendStatus(401)
  // end snippet
  for (const one of eventsOf(req.body)) {
    const { id, mediaType, interactionSubtype } = one.entity
    if (isNew(one)) details.set(id, { mediaType, interactionSubtype }) // act on it here, and only here
  }
  // snippet: response
  res.sendStatus(200) // 200 alone is a success: 201, 202 and 204 are redelivered
  // end snippet
})

app.get('/processed', ({ query }, res) =>
  res.json({ count: Number(seen.has(keyOf(query.event, query.interactionId))) }),
)
app.get('/state', ({ query }, res) => res.json({ state: stateOf(query.interactionId) }))
app.get('/details', ({ query }, res) => res.json({ details: details.get(query.interactionId) ?? null }))

// snippet: errors, limit
// An error handler of your own, with its four parameters: that of Express shows the stack unless NODE_ENV=production.
app.use((error, req, res, next) => {
  // The parser rejects bad JSON before the signature could be checked.
  const status = req.rawBody && !isSigned(req) ? 401 : (error.status ?? 500)
  res.sendStatus(status)
})
// end snippet
app.listen(Number(PORT), '127.0.0.1')
