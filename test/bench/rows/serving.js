import { Pool } from 'undici'
import { beside, rate, startProcess, startServe } from '../measure.js'

const WIDTH = 20
const INPUT = {
  name: 'Subscription',
  url: 'http://127.0.0.1:1/',
  events: ['ConversationCreated'],
  authorization: { _type: 'NoAuth' },
}
const JSON_TYPE = { 'content-type': 'application/json' }

/** Runs `request` through a pool of connections to each of two servers in turn. */
const servers = async (ours, bare, count, request) => {
  const load = (origin) => async () => {
    const pool = new Pool(origin, { connections: WIDTH })
    const result = await rate(count, WIDTH, () => request(pool))
    await pool.destroy()
    return result
  }
  // Both are warmed alike, until the compiler has settled.
  return beside(load(ours), load(bare), { rounds: 21, warm: 4 })
}

/** The list of ten subscriptions, beside a bare Hono app that responds with the same bytes. */
export const list = async () => {
  const serve = await startServe()
  for (let i = 0; i < 10; i++)
    await fetch(`${serve.url}/v1/webhooks`, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(INPUT) })
  const hono = await startProcess('bare-hono.js', await (await fetch(`${serve.url}/v1/webhooks`)).text())
  const result = await servers(serve.url, hono.url, 8000, async (pool) => {
    const response = await pool.request({ method: 'GET', path: '/v1/webhooks' })
    await response.body.dump()
  })
  serve.stop()
  hono.stop()
  return { what: 'GET list of 10, requests/s, beside a bare Hono app', ...result, target: 0.9, least: true }
}

/** A subscription created and deleted, beside a bare Hono app that keeps it in a Map. */
export const changes = async () => {
  const serve = await startServe()
  const hono = await startProcess('bare-hono.js')
  const body = JSON.stringify(INPUT)
  const result = await servers(serve.url, hono.url, 3000, async (pool) => {
    const created = await pool.request({ method: 'POST', path: '/v1/webhooks', headers: JSON_TYPE, body })
    const {
      data: { id },
    } = await created.body.json()
    const deleted = await pool.request({ method: 'DELETE', path: `/v1/webhooks/${id}` })
    if (deleted.statusCode !== 204) throw new Error(`the deletion responded ${deleted.statusCode}`)
    await deleted.body.dump()
  })
  serve.stop()
  hono.stop()
  return { what: 'POST create and DELETE, pairs/s, beside a bare Hono app', ...result, target: 0.8, least: true }
}
