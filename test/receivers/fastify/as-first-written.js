import { createHmac, timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'

const app = Fastify({ logger: false })
const seen = new Set()
const states = new Map()
const details = new Map()

app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
  request.rawBody = body
  try {
    done(null, JSON.parse(body))
  } catch (error) {
    error.statusCode = 400
    done(error)
  }
})

const verify = async (request, reply) => {
  const given = String(request.headers['x-hub-signature'] ?? '')
  const good = `sha1=${createHmac('sha1', process.env.WEBHOOK_SECRET).update(request.rawBody).digest('hex')}`
  if (given.length !== good.length || !timingSafeEqual(Buffer.from(given), Buffer.from(good)))
    return reply.code(401).send({ status: { code: 401, message: 'bad signature' } })
}

app.post('/webhook', { preHandler: verify }, async (request) => {
  const entities = request.body.data?.entities ?? []
  for (const { event, entity } of entities) {
    const key = `${entity.id}:${event}`
    if (seen.has(key)) continue
    seen.add(key)
    if (states.get(entity.id) !== 'FINISHED') states.set(entity.id, event)
    details.set(entity.id, { mediaType: entity.mediaType, interactionSubtype: entity.interactionSubtype })
  }
  return { status: { code: 0, message: 'OK' }, data: { ids: entities.map(({ entity }) => ({ id: entity.id })) } }
})

app.get('/processed', async ({ query }) => ({ count: seen.has(`${query.interactionId}:${query.event}`) ? 1 : 0 }))
app.get('/state', async ({ query }) => ({ state: states.get(query.interactionId) ?? null }))
app.get('/details', async ({ query }) => ({ details: details.get(query.interactionId) ?? null }))

await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' })
