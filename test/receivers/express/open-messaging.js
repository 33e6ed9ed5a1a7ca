import express from 'express'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'messages.txt' } = process.env
const app = express().disable('x-powered-by')

// X-Hub-Signature-256: sha256=<HMAC-SHA256 of the raw body under the text of the token, in padded base64>
const isSigned = (raw, header = '') => {
  const good = Buffer.from(`sha256=${createHmac('sha256', WEBHOOK_SECRET).update(raw).digest('base64')}`)
  const given = Buffer.from(header)
  return given.length === good.length && timingSafeEqual(given, good)
}

// In production: a table with a unique key over id.
const messages = new Map()
for (const line of existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\n') : [])
  if (line) messages.set(...JSON.parse(line))

app.post('/webhook', express.raw({ type: 'application/json', limit: '10mb', inflate: false }), (req, res) => {
  const raw = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0)
  if (!isSigned(raw, req.get('x-hub-signature-256'))) return res.sendStatus(401)
  let body
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    return res.sendStatus(400)
  }
  const { id, type } = body ?? {}
  const isMessage = type === 'Text' || type === 'Structured' // receipts and typing events are accepted, and ignored
  if (isMessage && typeof id === 'string' && !messages.has(id)) {
    appendFileSync(STORE, `${JSON.stringify([id, type])}\n`) // before the response: this must outlive a crash
    messages.set(id, type) // pass text and content on to channel.to.id here, and only here
  }
  res.sendStatus(200)
})

if (process.env.NODE_ENV === 'test')
  app.get('/processed', ({ query }, res) => {
    const type = messages.get(query.interactionId)
    res.json({ count: Number(type !== undefined && (query.event === undefined || type === query.event)) })
  })

app.use((error, req, res, next) => res.sendStatus(error.status ?? 500))
app.listen(Number(PORT), '127.0.0.1')
