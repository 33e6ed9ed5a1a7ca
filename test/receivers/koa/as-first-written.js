import { createHmac, timingSafeEqual } from 'node:crypto'
import Koa from 'koa'
import getRawBody from 'raw-body'

const app = new Koa()
const started = new Map()
const finished = new Set()

const webhook = async (ctx) => {
  const raw = await getRawBody(ctx.req, { limit: '1mb' })
  const expected = createHmac('sha1', process.env.WEBHOOK_SECRET).update(raw).digest()
  const signature = Buffer.from(ctx.get('X-Hub-Signature').replace('sha1=', ''), 'hex')
  ctx.assert(signature.length === expected.length && timingSafeEqual(signature, expected), 401, 'bad signature')
  const payload = JSON.parse(raw)
  for (const { event, entity } of payload.data?.entities ?? []) {
    if (event === 'STARTED' && !started.has(entity.id)) started.set(entity.id, entity)
    if (event === 'FINISHED') finished.add(entity.id)
  }
  ctx.status = 200
}

const probe = (path, { interactionId, event }) => {
  const entity = started.get(interactionId)
  const ended = finished.has(interactionId)
  switch (path) {
    case '/processed':
      return { count: Number(event === 'STARTED' ? entity !== undefined : event === 'FINISHED' && ended) }
    case '/state':
      return { state: ended ? 'FINISHED' : ((entity && 'STARTED') ?? null) }
    case '/details':
      return { details: entity ? { mediaType: entity.mediaType, interactionSubtype: entity.interactionSubtype } : null }
  }
}

app.use(async (ctx) => {
  if (ctx.method === 'POST' && ctx.path === '/webhook') return webhook(ctx)
  if (ctx.method === 'GET') ctx.body = probe(ctx.path, ctx.query)
})

app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
