// The least that triggers a webhook: a POST to Hono makes an event, signs it and sends it by undici. Takes the URL of
// the webhook and its secret. Prints its port.
import { createHmac, randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { Pool } from 'undici'

const [target, secret] = process.argv.slice(2)
const { origin, pathname } = new URL(target)
const pool = new Pool(origin, { connections: 50 })

const deliver = async (body) => {
  const response = await pool.request({
    method: 'POST',
    path: pathname,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
    },
    body,
  })
  await response.body.dump()
}

const app = new Hono()
app.post('/trigger', async (c) => {
  const { event } = await c.req.json()
  const id = randomUUID()
  void deliver(JSON.stringify({ id, event, at: new Date().toISOString(), filler: 'x'.repeat(400) }))
  return c.json({ data: { eventId: id } }, 202)
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
