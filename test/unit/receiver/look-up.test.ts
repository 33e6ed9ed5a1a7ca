import { expect, test } from 'vitest'
import { createReceiver } from '../../../src/receiver/receiver.ts'
import { delivery, startReceiver, type Sent, type WorldOptions } from '../../support/receiver-world.ts'

const NEXUS = 'http://nexus.test:9000'
const fetchedFor = async (
  selfUri: string,
  options: WorldOptions = {},
  how: Sent = {},
  event = 'STARTED',
): Promise<readonly string[]> => {
  const world = startReceiver({ nexus: NEXUS, ...options })
  await world.status(delivery([`${event} a`], 'op-1', { selfUri }), how)
  await world.receiver.idle()
  return world.fetched
}

test('a started interaction is fetched from the configured origin, by GET without redirects', async () => {
  const asked: unknown[] = []
  await fetchedFor(`${NEXUS}/nexus/v3/a`, {
    fetch: async (uri, init) => {
      asked.push([
        String(uri instanceof Request ? uri.url : uri),
        init?.method,
        init?.redirect,
        init?.signal instanceof AbortSignal,
      ])
      return new Response('{}')
    },
  })
  expect(asked).toEqual([[`${NEXUS}/nexus/v3/a`, 'GET', 'manual', true]])
})

test.each([
  'NexusURL/nexus/v3/chat/sessions/1/a',
  '/nexus/v3/a',
  'http://nexus.test/a',
  'https://nexus.test:9000/a',
  'http://nexus.test.evil.test:9000/a',
  'http://nexus.test:9000@evil.test/a',
  'http://user@nexus.test:9000/a',
  'http://169.254.169.254/latest',
  'file:///etc/passwd',
  'javascript:1',
  '',
  ' ',
])('nothing is fetched from %j', async (selfUri) => {
  expect(await fetchedFor(selfUri)).toEqual([])
})

test('nothing is fetched without a configured origin, for FINISHED, or before verification', async () => {
  const world = startReceiver()
  await world.status(delivery(['STARTED a'], 'op-1', { selfUri: `${NEXUS}/a` }))
  await world.receiver.idle()
  expect(world.fetched).toEqual([])
  expect(await fetchedFor(`${NEXUS}/a`, {}, {}, 'FINISHED')).toEqual([])
  expect(await fetchedFor(`${NEXUS}/a`, {}, { signature: null })).toEqual([])
  expect(await fetchedFor(`${NEXUS}/a`, { policy: 'ignore' }, { signature: null })).toEqual([])
})

test('a redelivery fetches nothing', async () => {
  const world = startReceiver({ nexus: NEXUS })
  for (let i = 0; i < 3; i++) await world.status(delivery(['STARTED a'], 'op-1', { selfUri: `${NEXUS}/a` }))
  await world.receiver.idle()
  expect(world.fetched).toHaveLength(1)
})

test('a 404 is retried three times, after 50, 100 and 200 ms', async () => {
  const world = startReceiver({ nexus: NEXUS, resource: [404] })
  await world.status(delivery(['STARTED a'], 'op-1', { selfUri: `${NEXUS}/a` }))
  await world.receiver.idle()
  expect([world.fetched.length, world.pauses]).toEqual([4, [50, 100, 200]])
})

test.each([[200], [302], [500]])('%i is not retried', async (status) => {
  expect(await fetchedFor(`${NEXUS}/a`, { resource: [status] })).toHaveLength(1)
})

test('an unreachable resource does no harm', async () => {
  const world = startReceiver({ nexus: NEXUS, fetch: () => Promise.reject(new TypeError('fetch failed')) })
  expect(await world.status(delivery(['STARTED a'], 'op-1', { selfUri: `${NEXUS}/a` }))).toBe(200)
  await world.receiver.idle()
  expect(await world.processed('a')).toBe(1)
})

test.each(['nowhere', 'file:///tmp', ''])('an origin that cannot be fetched from is rejected: %j', (nexus) => {
  expect(() => createReceiver({ secret: 's', nexus })).toThrow(
    expect.objectContaining({ code: 'NEXUS_INVALID' }) as Error,
  )
})
