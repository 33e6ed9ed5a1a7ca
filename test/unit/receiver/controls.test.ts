import { expect, test } from 'vitest'
import { delivery, startReceiver, type ReceiverWorld, type WorldOptions } from '../../support/receiver-world.ts'

const started = delivery(['STARTED a'])

/** A receiver that takes the controls, and `put`, which answers the status of one of them. */
const controlled = (
  options: WorldOptions = {},
): ReceiverWorld & { readonly put: (name: string, body: unknown, method?: string) => Promise<number> } => {
  const world = startReceiver({ controls: true, ...options })
  const put = async (name: string, body: unknown, method = 'PUT'): Promise<number> =>
    (
      await world.receiver.fetch(
        new Request(`http://receiver/control/${name}`, {
          method,
          ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      )
    ).status
  return { ...world, put }
}

test('verifies with the secrets that a control sets, and with both during a rotation', async () => {
  const { put, status } = controlled({ secret: 'first' })
  expect(await put('secrets', { secrets: ['new', 'first'] })).toBe(204)
  expect([await status(started, { secret: 'new' }), await status(started, { secret: 'first' })]).toEqual([200, 200])
  expect(await put('secrets', { secrets: ['new'] })).toBe(204)
  expect([await status(started, { secret: 'new' }), await status(started, { secret: 'first' })]).toEqual([200, 401])
})

test('verifies the second path only with its own secret, whatever the control sets for the first', async () => {
  const { put, status } = controlled({ secret: 'first', path: '/a', second: { path: '/b', secret: 'second' } })
  await put('secrets', { secrets: ['new'] })
  expect([
    await status(started, { path: '/b', secret: 'second' }),
    await status(started, { path: '/b', secret: 'new' }),
    await status(started, { path: '/b', secret: 'first' }),
  ]).toEqual([200, 401, 401])
  expect([
    await status(started, { path: '/a', secret: 'second' }),
    await status(started, { path: '/c', secret: 'second' }),
  ]).toEqual([401, 404])
})

test('responds with 503 without effect while its store is down, and works again afterwards', async () => {
  const { put, status, processed } = controlled()
  await put('outage', { down: true })
  expect([await status(started), await processed('a')]).toEqual([503, 0])
  await put('outage', { down: false })
  expect([await status(started), await processed('a')]).toEqual([200, 1])
})

test('uses the time that a control sets, which runs on from there until it is reset', async () => {
  const late = controlled({ defects: ['rejects-late-redeliveries'] })
  await late.put('clock', { now: '2026-01-01T00:00:00Z' })
  expect(await late.status(started)).toBe(200)
  late.setNow(200)
  expect(await late.status(started)).toBe(200)
  await late.put('clock', { now: '2026-01-01T00:00:01Z' })
  expect(await late.status(started)).toBe(401)
  await late.put('clock', { now: null })
  expect(await late.status(started)).toBe(200)
})

test.each([
  ['secrets', { secrets: [] }],
  ['secrets', { secrets: [''] }],
  ['secrets', { secrets: 'new' }],
  ['clock', { now: 'noon' }],
  ['clock', {}],
  ['outage', { down: 'yes' }],
  ['outage', [true]],
  ['outage', 'no JSON'],
])('rejects the control %s with %j, and changes nothing', async (name, body) => {
  const { put, status } = controlled()
  expect([await put(name, body), await status(started)]).toEqual([400, 200])
})

test('distinguishes an unknown control from an unsupported method', async () => {
  const { put } = controlled()
  expect([await put('constructor', {}), await put('outage', {}, 'POST'), await put('outage', {}, 'GET')]).toEqual([
    404, 405, 405,
  ])
})

test('accepts no controls by default', async () => {
  const { put, status } = controlled({ controls: false })
  expect([await put('secrets', { secrets: ['new'] }), await status(started, { secret: 'new' })]).toEqual([405, 401])
})
