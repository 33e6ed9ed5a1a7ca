// A receiver of open messages on Express with mistakes as people make them: open-messaging.mjs --mistake=NAME prints
// its port. Without a mistake it is sound. RECEIVER_SECRET is the token of the integration. Probe: /processed.
import { createHmac, timingSafeEqual } from 'node:crypto'
import express from 'express'

const mistakes = new Set((/--mistake=(\S+)/.exec(process.argv.join(' '))?.[1] ?? '').split('+'))
const has = (name) => mistakes.has(name)
const secret = process.env.RECEIVER_SECRET ?? ''

const isSigned = (raw, header) => {
  if (has('no-check')) return true
  // The documents' own verifier parses the body, and serializes it again.
  const signed = has('stringify') ? JSON.stringify(JSON.parse(raw)) : raw
  const good = `sha256=${createHmac('sha256', secret)
    .update(signed)
    .digest(has('hex') ? 'hex' : 'base64')}`
  if (has('timing-safe-throws')) return timingSafeEqual(Buffer.from(header ?? ''), Buffer.from(good))
  const given = Buffer.from(header ?? '', 'latin1')
  return given.length === good.length && timingSafeEqual(given, Buffer.from(good))
}

const counts = new Map()
const seen = new Set()
const take = ({ id, type, text, channel, content }) => {
  if (has('reads-text')) text.trim()
  if (has('reads-nickname')) channel.from.nickname.trim()
  if (has('reads-content')) content[0].contentType.trim()
  if (has('switch-throws') && !['Text', 'Structured', 'Receipt', 'Event'].includes(type)) throw new Error(type)
  if (has('text-only') ? type !== 'Text' : !['Text', 'Structured'].includes(type)) return
  const key = has('by-text') ? text : has('by-user') ? channel?.to?.id : id
  if (seen.has(key) && !has('no-dedupe')) return
  seen.add(key)
  counts.set(id, (counts.get(id) ?? 0) + 1)
}

const app = express().disable('x-powered-by')
app.get('/processed', ({ query }, response) => response.json({ count: counts.get(query.interactionId) ?? 0 }))
app.post('/webhook', express.raw({ type: () => true, inflate: false, limit: '20mb' }), (request, response) => {
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (!isSigned(raw, request.get('x-hub-signature-256'))) return response.sendStatus(401)
  let body
  try {
    body = JSON.parse(raw)
  } catch {
    return response.sendStatus(400)
  }
  if (typeof body?.id !== 'string') return response.sendStatus(200)
  if (has('rejects-receipts') && ['Receipt', 'Event'].includes(body.type)) return response.sendStatus(400)
  take(body)
  response.sendStatus(200)
})
app.use((error, _request, response, _next) => response.sendStatus(error.status ?? 500))
const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(server.address().port))
