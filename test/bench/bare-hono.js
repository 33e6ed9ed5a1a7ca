// A bare Hono app that responds with a list of subscriptions, and keeps new ones in a Map. Prints its port.
import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const body = JSON.parse(process.argv[2] ?? '{}')
const kept = new Map()
const app = new Hono()
app.get('/v1/webhooks', (c) => c.json(body))
app.post('/v1/webhooks', async (c) => {
  const webhook = { id: randomUUID(), ...(await c.req.json()) }
  kept.set(webhook.id, webhook)
  return c.json({ data: webhook }, 201)
})
app.delete('/v1/webhooks/:id', (c) => (kept.delete(c.req.param('id')) ? c.body(null, 204) : c.notFound()))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
