import express from 'express'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'events.txt' } = process.env
const TOLERANCE_MS = 5 * 60 * 1000
const app = express().disable('x-powered-by')

// X-DIXA-SIGNATURE: t=<milliseconds>,v1=<HMAC-SHA256 of t, a dot and the raw body under the decoded secretKey>
const isSigned = (raw, header = '') => {
  const [, t, v1] = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/i.exec(header) ?? []
  if (t === undefined || Math.abs(Date.now() - Number(t)) > TOLERANCE_MS) return false
  const good = createHmac('sha256', Buffer.from(WEBHOOK_SECRET, 'hex')).update(`${t}.`).update(raw).digest()
  return timingSafeEqual(Buffer.from(v1, 'hex'), good)
}

// In production: a table with a unique key over event_id, and one of conversations with a key over csid.
const events = new Map()
const conversations = new Map()
const keep = ({ id, event, at, csid, status }) => {
  events.set(id, event)
  const known = conversations.get(csid)
  // The newest event decides about the status, since deliveries come in any order.
  if (csid !== undefined && status !== undefined && !(known?.at > at)) conversations.set(csid, { at, status })
}
for (const line of existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\n') : []) if (line) keep(JSON.parse(line))

app.post('/webhook', express.raw({ type: 'application/json', limit: '10mb', inflate: false }), (req, res) => {
  const raw = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
  if (!isSigned(raw, req.get('x-dixa-signature'))) return res.sendStatus(401)
  let body
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    return res.sendStatus(400)
  }
  const { event_id: id, event_fqn: event, event_timestamp: at, data } = body ?? {}
  if (typeof id === 'string' && typeof event === 'string' && !events.has(id)) {
    const { csid, status } = data?.conversation ?? {}
    const one = {
      id,
      event,
      at: Date.parse(at) || 0,
      ...(typeof csid === 'number' && typeof status === 'string' && { csid: String(csid), status }),
    }
    appendFileSync(STORE, `${JSON.stringify(one)}\n`) // before the response: what is acknowledged must outlive a crash
    keep(one) // act on it here, and only here
  }
  res.sendStatus(200)
})

if (process.env.NODE_ENV === 'test') {
  app.get('/processed', ({ query }, res) =>
    res.json({ count: Number(events.get(query.interactionId) === query.event) }),
  )
  app.get('/state', ({ query }, res) => res.json({ state: conversations.get(query.interactionId)?.status ?? null }))
}

app.use((error, req, res, next) => res.sendStatus(error.status ?? 500))
app.listen(Number(PORT), '127.0.0.1')
