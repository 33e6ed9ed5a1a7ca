// A bare Hono app that answers a list of subscriptions. Prints its port.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const body = JSON.parse(process.argv[2] ?? '{}')
const app = new Hono()
app.get('/v1/webhooks', (c) => c.json(body))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
