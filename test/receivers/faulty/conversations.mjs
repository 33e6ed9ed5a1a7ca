// A receiver of conversation events on Express with mistakes as people make them: conversations.mjs --mistake=NAME
// prints its port. Without a mistake it is sound. RECEIVER_SECRET is the secretKey. Probes: /processed, /state.
import { createHmac, timingSafeEqual } from 'node:crypto'
import express from 'express'

const mistakes = new Set((/--mistake=(\S+)/.exec(process.argv.join(' '))?.[1] ?? '').split('+'))
const has = (name) => mistakes.has(name)
const secret = process.env.RECEIVER_SECRET ?? ''
const TOLERANCE_MS = has('tight-tolerance') ? 2000 : 300_000

const hmacOf = (t, raw) => {
  const hmac = createHmac('sha256', has('secret-as-text') ? secret : Buffer.from(secret, 'hex'))
  if (has('body-only')) return hmac.update(raw)
  if (has('no-dot')) return hmac.update(t).update(raw)
  return hmac.update(`${t}.`).update(has('stringify') ? JSON.stringify(JSON.parse(raw)) : raw)
}

const isTimely = (t) => {
  if (has('no-tolerance')) return true
  if (has('seconds')) return Math.abs(Math.floor(Date.now() / 1000) - Number(t)) <= 300
  if (has('age-only')) return Date.now() - Number(t) <= TOLERANCE_MS
  return Math.abs(Date.now() - Number(t)) <= TOLERANCE_MS
}

const isSigned = (raw, header) => {
  if (has('throws-unsigned')) header.trim()
  const form = has('digest-of-any-length') ? /^t=(\d{1,15}),v1=(.*)$/ : /^t=(\d{1,15}),v1=([0-9a-f]{64})$/i
  const [, t, v1] = form.exec(header ?? '') ?? []
  if (t === undefined || !isTimely(t)) return false
  return timingSafeEqual(Buffer.from(v1, 'hex'), hmacOf(t, raw).digest())
}

const events = new Map()
const times = new Set()
const conversations = new Map()

/** What tells a duplicate. */
const keyOf = ({ event_id: id, event_fqn: name, event_timestamp: at, data }) => {
  if (has('by-kind')) return `${name} ${data?.conversation?.csid ?? id}`
  if (has('by-conversation')) return String(data?.conversation?.csid)
  if (has('by-time')) return String(at)
  return id
}

const take = (body) => {
  const { event_id: id, event_fqn: name, data } = body
  if (has('switch-throws') && !/^(CONVERSATION_|AGENT_|SLA_|TYPING_)/.test(name))
    throw new Error(`unknown event ${name}`)
  if (has('reads-conversation')) data.conversation.csid.toString()
  if (has('reads-assignee')) data.conversation?.assignee?.name.trim()
  if (has('null-assignee') && data.conversation) data.conversation.assignee.id.trim()
  const { csid, status } = data?.conversation ?? {}
  const at = Date.parse(body.event_timestamp) || 0
  const known = conversations.get(String(csid))
  if (has('drops-late') && known && known.at > at) return
  if (csid !== undefined && status !== undefined && (!known || known.at <= at || has('last-arrival-wins')))
    conversations.set(String(csid), { status, at })
  const key = keyOf(body)
  if (times.has(key) && !has('no-dedupe')) return
  times.add(key)
  const counts = events.get(id) ?? {}
  counts[name] = (counts[name] ?? 0) + 1
  events.set(id, counts)
}

const app = express().disable('x-powered-by')
app.get('/processed', ({ query }, response) =>
  response.json({ count: events.get(query.interactionId)?.[query.event] ?? 0 }),
)
app.get('/state', ({ query }, response) =>
  response.json({ state: conversations.get(query.interactionId)?.status ?? null }),
)
app.post(
  '/webhook',
  express.raw({
    type: ({ headers }) => !headers['content-type'] || /^application\/json\b/i.test(headers['content-type']),
    inflate: false,
    limit: '20mb',
  }),
  (request, response) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (!isSigned(raw, request.get('x-dixa-signature'))) return response.sendStatus(401)
    let body
    try {
      body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
    } catch {
      return response.sendStatus(400)
    }
    if (typeof body?.event_id !== 'string' || typeof body.event_fqn !== 'string') return response.sendStatus(200)
    if (has('strict-version') && body.event_version !== '1') return response.sendStatus(400)
    if (has('closed-schema') && Object.keys(body).length > 6) return response.sendStatus(400)
    take(body)
    response.sendStatus(has('answers-302') ? 302 : 200)
  },
)
app.use((error, _request, response, _next) => response.sendStatus(error.status ?? 500))
const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(server.address().port))
