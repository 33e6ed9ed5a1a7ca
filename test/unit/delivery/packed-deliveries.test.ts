import { afterEach, expect, test, vi } from 'vitest'
import { PackedDeliveries } from '../../../src/delivery/packed-deliveries.ts'
import type { Delivery, DeliveryId } from '../../../src/journal/delivery.ts'
import { createMockInProcess, type MockGenesys, type MockOptions } from '../../../src/mock.ts'

/** More than settle before the first is packed. */
const COUNT = 600

const options = (more: Partial<MockOptions> = {}): MockOptions => ({
  seed: 1,
  clock: 'manual',
  subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }],
  fetch: () => Promise.resolve(new Response('ok')),
  ...more,
})

/** Everything that a reader sees of a delivery, but for how long its attempts really took. */
const seenOf = (delivery: Delivery) => ({
  id: delivery.id,
  eventId: delivery.eventId,
  eventName: delivery.eventName,
  interactionId: delivery.interactionId,
  subscriptionId: delivery.subscriptionId,
  dialect: delivery.dialect.name,
  body: delivery.body && Buffer.from(delivery.body).toString(),
  bodyBytes: delivery.bodyBytes,
  bodySha256: delivery.bodySha256,
  createdAt: delivery.createdAt,
  faults: delivery.faults,
  attemptsBefore: delivery.attemptsBefore,
  state: delivery.state,
  dueAt: delivery.dueAt,
  waitsFor: delivery.waitsFor,
  settledAt: delivery.settledAt,
  cancelReason: delivery.cancelReason,
  attempts: delivery.attempts.map((attempt) => ({
    number: attempt.number,
    startedAt: attempt.startedAt,
    method: attempt.method,
    url: attempt.url,
    body: attempt.body && Buffer.from(attempt.body).toString(),
    bodyBytes: attempt.bodyBytes,
    bodySha256: attempt.bodySha256,
    faults: attempt.faults,
    headers: attempt.headers,
    headersBytes: attempt.headersBytes,
    hasOwnBody: attempt.hasOwnBody,
    endedAt: attempt.endedAt,
    outcome: attempt.outcome && { ...attempt.outcome, ms: 0 },
    decision: attempt.decision,
  })),
})

/** Publishes in turn what can be packed and what cannot. */
const publishAll = async (mock: MockGenesys, isRead: boolean): Promise<void> => {
  for (let i = 0; i < COUNT; i++) {
    const { deliveries } = mock.publish(i % 3 === 0 ? 'STARTED' : 'FINISHED', {
      ...(i % 50 === 0 && { copies: 2 }),
      ...(i % 40 === 0 && { body: () => Buffer.from(`${String(i)} `.padEnd(5000)) }),
      ...(i % 70 === 0 && { faults: [{ fault: 'unsigned' }] }),
    })
    if (isRead) for (const id of deliveries) mock.journal.delivery(id)
    await mock.clock.advance(1)
  }
}

afterEach(() => vi.restoreAllMocks())

const packedOf = (pack: { readonly mock: { readonly results: readonly { readonly value: unknown }[] } }): number =>
  pack.mock.results.filter(({ value }) => value !== undefined).length

test.each([
  { kind: 'kept', more: {}, atLeast: 300 },
  { kind: 'removed beyond the limit', more: { retention: { deliveries: 290 } }, atLeast: 300 },
  { kind: 'reduced to their hashes', more: { retention: { bytes: 800_000 } }, atLeast: 100 },
  { kind: 'exhausted', more: { retry: { retryAttempts: 0 } }, atLeast: 300 },
])('deliveries that were packed show the same as others, if they are $kind', async ({ more, kind, atLeast }) => {
  const pack = vi.spyOn(PackedDeliveries.prototype, 'pack')
  const status = kind === 'exhausted' ? 503 : 200
  const fetch = () => Promise.resolve(new Response('ok', { status }))
  await using packing = createMockInProcess(options({ ...more, fetch }))
  await using plain = createMockInProcess(options({ ...more, fetch }))
  await publishAll(packing, false)
  expect(packedOf(pack)).toBeGreaterThan(atLeast)
  pack.mockClear()
  await publishAll(plain, true)
  expect(packedOf(pack)).toBe(0)
  expect(packing.journal.retained()).toEqual(plain.journal.retained())
  expect([...packing.journal.deliveries()].map(seenOf)).toEqual([...plain.journal.deliveries()].map(seenOf))
})

test.each([
  { bytes: 10, packed: 2716 },
  { bytes: 4096, packed: 2716 },
  { bytes: 4097, packed: 0 },
])('keeps bodies of $bytes bytes while many deliveries come and go', async ({ bytes, packed }) => {
  const pack = vi.spyOn(PackedDeliveries.prototype, 'pack')
  await using mock = createMockInProcess(options({ retention: { deliveries: 400 } }))
  const bodyOf = (i: number): string => `${String(i)} `.padEnd(bytes, '.')
  const ids: DeliveryId[] = []
  for (let round = 0; round < 30; round++) {
    for (let i = 0; i < 100; i++)
      ids.push(...mock.publish('STARTED', { body: () => Buffer.from(bodyOf(round * 100 + i)) }).deliveries)
    await mock.clock.advance(0)
    // Reading some recreates them, which leaves gaps.
    for (const i of [0, 50, 350]) mock.journal.delivery(ids.at(-i) ?? 'dlv_')
  }
  // All but the last 256, and those that were read before they were packed.
  expect(packedOf(pack)).toBe(packed)
  const kept = [...mock.journal.deliveries()]
  expect(kept.map(({ id }) => id)).toEqual(ids.slice(-400))
  expect(kept.map(({ body }) => Buffer.from(body ?? []).toString())).toEqual(kept.map((_, i) => bodyOf(2600 + i)))
})

test('a delivery that was packed is redelivered by hand, and its readers see it', async () => {
  const bodies: string[] = []
  const fetch: NonNullable<MockOptions['fetch']> = (_, init) => {
    bodies.push(Buffer.from(init.body as Uint8Array).toString())
    return Promise.resolve(new Response('ok'))
  }
  const pack = vi.spyOn(PackedDeliveries.prototype, 'pack')
  await using mock = createMockInProcess(options({ fetch }))
  const [id = 'dlv_'] = mock.publish('STARTED').deliveries
  for (let i = 1; i < COUNT; i++) mock.publish('STARTED')
  await mock.clock.advance(0)
  expect(pack.mock.calls[0]?.[0].id).toBe(id)
  expect(pack.mock.results[0]?.value).toBeDefined()
  const read = mock.journal.delivery(id)
  expect(read).toMatchObject({ state: 'delivered', attempts: [{ number: 1 }] })
  mock.redeliver(id)
  expect(mock.unsettled()).toBe(1)
  await mock.clock.advance(0)
  expect(mock.journal.delivery(id)).toBe(read)
  expect(read).toMatchObject({ state: 'delivered', attemptsBefore: 1, attempts: [{ number: 1 }, { number: 2 }] })
  expect(bodies.at(-1)).toBe(bodies[0])
})

test('a delivery that was packed is redelivered to the subscription as it was at its first attempt', async () => {
  const urls: string[] = []
  const pack = vi.spyOn(PackedDeliveries.prototype, 'pack')
  await using mock = createMockInProcess(
    options({
      assume: { redeliveryTarget: 'original' },
      fetch: (url) => {
        urls.push(String(url))
        return Promise.resolve(new Response('ok'))
      },
    }),
  )
  const [id = 'dlv_'] = mock.publish('STARTED').deliveries
  for (let i = 1; i < COUNT; i++) mock.publish('STARTED')
  await mock.clock.advance(0)
  expect(pack.mock.results[0]?.value).toBeDefined()
  const [subscription] = mock.subscriptions()
  mock.patchSubscription(subscription?.id ?? '', { url: 'http://other.test/' })
  mock.redeliver(id)
  mock.publish('STARTED')
  await mock.clock.advance(0)
  expect(urls.slice(-2)).toEqual(['http://receiver.test/', 'http://other.test/'])
})

test('a reset also forgets deliveries that were packed', async () => {
  const pack = vi.spyOn(PackedDeliveries.prototype, 'pack')
  await using mock = createMockInProcess(options())
  const [id = 'dlv_'] = mock.publish('STARTED').deliveries
  for (let i = 1; i < COUNT; i++) mock.publish('STARTED')
  await mock.clock.advance(0)
  expect(packedOf(pack)).toBeGreaterThan(300)
  mock.reset()
  expect([mock.journal.delivery(id), [...mock.journal.deliveries()].length]).toEqual([undefined, 0])
  expect(mock.journal.retained().keptBytes).toBeLessThan(1000)
})

test('a wait for an event, a disabled subscription and a reset leave packed deliveries as they are', async () => {
  const unpack = vi.spyOn(PackedDeliveries.prototype, 'unpack')
  const pack = vi.spyOn(PackedDeliveries.prototype, 'pack')
  await using mock = createMockInProcess(options())
  for (let i = 0; i < COUNT; i++) mock.publish('STARTED')
  await mock.clock.advance(0)
  expect(packedOf(pack)).toBeGreaterThan(300)
  const { eventId, deliveries } = mock.publish('STARTED')
  const settled = mock.settled(eventId)
  mock.patchSubscription(mock.subscriptions()[0]?.id ?? '', { enabled: false })
  await settled
  expect(mock.journal.delivery(deliveries[0] ?? 'dlv_')?.state).toBe('delivered')
  mock.reset()
  expect(unpack).not.toHaveBeenCalled()
})

test('a body that deliveries share is dropped for both, though one was dropped long before the other', async () => {
  const slow = { url: 'http://slow.test/', secret: 'app-secret', events: ['FINISHED'] } as const
  const answers: ((response: Response) => void)[] = []
  await using mock = createMockInProcess({
    seed: 1,
    clock: 'auto',
    subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }, slow],
    retention: { bytes: 700_000, entries: 100 },
    // The attempt log shows only the last delivery of each subscription.
    assume: { logsKept: '1' },
    fetch: (url) =>
      url === slow.url ? new Promise((resolve) => answers.push(resolve)) : Promise.resolve(new Response('ok')),
  })
  const publishMore = async (): Promise<void> => {
    for (let i = 0; i < 400; i++)
      await mock.settled(mock.publish('STARTED', { body: () => Buffer.from(String(i).padEnd(2000)) }).eventId)
  }
  const answer = async (): Promise<void> => {
    answers.pop()?.(new Response('ok'))
    await mock.settled()
  }
  const { deliveries } = mock.publish('FINISHED')
  await publishMore()
  await answer()
  mock.publish('FINISHED')
  await answer()
  await publishMore()
  const both = deliveries.map((id) => mock.journal.delivery(id))
  expect(both).toMatchObject([{ body: undefined }, { body: undefined, state: 'delivered' }])
})
