import Koa from 'koa'
// snippet: verify
import { createHmac, timingSafeEqual } from 'node:crypto'
// end snippet
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
// snippet: raw, limit
import getRawBody from 'raw-body'
// end snippet

const { PORT = '3000', WEBHOOK_SECRET, STORE = 'seen.txt' } = process.env
const app = new Koa()

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
const webhook = async (ctx) => {
  const raw = await getRawBody(ctx.req, { limit: '10mb', length: ctx.length }) // the bytes that were signed
  if (!isSigned(raw, ctx.get('x-hub-signature'))) ctx.throw(401)
  // end snippet
  let body
  // snippet: parse
  try {
    body = JSON.parse(raw.toString())
  } catch {
    ctx.throw(400)
  }
  // end snippet
  for (const one of eventsOf(body)) {
    const { id, mediaType, interactionSubtype } = one.entity
    if (isNew(one)) details.set(id, { mediaType, interactionSubtype }) // act on it here, and only here
  }
  // snippet: response
  ctx.status = 200 // 200 alone is a success: without it Koa answers 404, and 204 to an empty body
  // end snippet
}

const probes = {
  '/processed': ({ event, interactionId }) => ({ count: Number(seen.has(keyOf(event, interactionId))) }),
  '/state': ({ interactionId }) => ({ state: stateOf(interactionId) }),
  '/details': ({ interactionId }) => ({ details: details.get(interactionId) ?? null }),
}

app.silent = true
app.use(async (ctx) => {
  if (ctx.path === '/webhook') return ctx.method === 'POST' ? webhook(ctx) : ctx.throw(405)
  ctx.body = probes[ctx.path]?.(ctx.query)
})
app.listen(Number(PORT), '127.0.0.1')
