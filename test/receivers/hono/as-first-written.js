import { createHmac, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
const seen = new Set()
const interactions = new Map()

app.post('/webhook', async (c) => {
  const raw = Buffer.from(await c.req.arrayBuffer())
  const given = Buffer.from(c.req.header('x-hub-signature') ?? '')
  const good = Buffer.from(`sha1=${createHmac('sha1', process.env.WEBHOOK_SECRET).update(raw).digest('hex')}`)
  if (given.length !== good.length || !timingSafeEqual(given, good)) return c.text('bad signature', 401)

  const { data } = JSON.parse(raw.toString())
  for (const { event, entity } of data.entities) {
    if (!entity?.id || seen.has(`${entity.id}/${event}`)) continue
    seen.add(`${entity.id}/${event}`)
    interactions.set(entity.id, {
      state: event,
      mediaType: entity.mediaType,
      interactionSubtype: entity.interactionSubtype,
    })
  }
  return c.json({
    status: { code: 0, message: 'OK' },
    data: { ids: data.entities.map(({ entity }) => ({ id: entity.id })) },
  })
})

app.get('/processed', (c) =>
  c.json({ count: Number(seen.has(`${c.req.query('interactionId')}/${c.req.query('event')}`)) }),
)
app.get('/state', (c) => c.json({ state: interactions.get(c.req.query('interactionId'))?.state ?? null }))
app.get('/details', (c) => {
  const { mediaType, interactionSubtype } = interactions.get(c.req.query('interactionId')) ?? {}
  return c.json({ details: mediaType ? { mediaType, interactionSubtype } : null })
})

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' })
