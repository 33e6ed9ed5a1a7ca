import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/journal/delivery.ts'
import { startWorld, type World } from '../../support/world.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const only = (world: World): Delivery => {
  const [delivery] = [...world.journal.deliveries()]
  if (!delivery) throw new Error('no delivery')
  return delivery
}
/** Lets attempts that are in flight come to their end. */
const rest = (world: World): Promise<void> => world.clock.advance(0)

test('retries a 503 after the scheduled delay and then settles', async () => {
  await using world = startWorld({ responses: [503, 200] })
  world.publish('STARTED')
  await world.clock.advance(4999)
  expect(world.seen).toHaveLength(1)
  await world.clock.advance(1)
  await world.settled()
  expect(only(world)).toMatchObject({
    state: 'delivered',
    attempts: [
      { number: 1, startedAt: START, outcome: { kind: 'rejected', response: { status: 503 } } },
      { number: 2, startedAt: START + 5000, outcome: { kind: 'accepted', response: { status: 200 } } },
    ],
  })
})

test('treats 202, 204 and 302 as failures in the interactions dialect, and sends the same bytes again', async () => {
  await using world = startWorld({
    responses: [503, 202, 204, 302, 200],
    clock: 'auto',
    retry: { retryTimeoutMs: 3_600_000 },
  })
  world.publish('STARTED')
  await world.settled()
  expect(new Set(world.seen.map(({ body }) => body)).size).toBe(1)
  expect(world.seen.map(({ headers }) => headers.get('x-hub-signature'))).toEqual(
    Array(5).fill(
      `sha1=${createHmac('sha1', 'app-secret')
        .update(world.seen[0]?.body ?? '')
        .digest('hex')}`,
    ),
  )
  expect(only(world).attempts.map(({ startedAt }) => (startedAt - START) / 3_600_000)).toEqual([0, 1, 2, 3, 4])
  expect(only(world).state).toBe('delivered')
})

test('signs the redeliveries of one event with the secret of each subscription', async () => {
  await using world = startWorld({ responses: [503], clock: 'auto', retry: { retryAttempts: 3 } })
  world.subscribe({ url: 'http://other.test/', secret: 'another' })
  world.publish('STARTED')
  await world.settled()
  expect(world.seen).toHaveLength(8)
  for (const { url, body, headers } of world.seen) {
    const secret = url.startsWith('http://other.test/') ? 'another' : 'app-secret'
    expect(headers.get('x-hub-signature')).toBe(`sha1=${createHmac('sha1', secret).update(body).digest('hex')}`)
  }
})

test('is exhausted after the first attempt and the configured redeliveries', async () => {
  await using world = startWorld({ responses: [500], clock: 'auto', retry: { retryAttempts: 2 } })
  world.publish('STARTED')
  await world.settled()
  expect(world.seen).toHaveLength(3)
  expect(only(world)).toMatchObject({
    state: 'exhausted',
    attempts: [{}, {}, { decision: { why: '500 is not a success; no redeliveries left (2 of 2 used)' } }],
  })
})

test('keeps the trace ID across redeliveries, and gives each attempt its own span', async () => {
  await using world = startWorld({ responses: [503, 200], clock: 'auto' })
  world.publish('STARTED')
  await world.settled()
  const [first, second] = world.seen.map(({ headers }) => [headers.get('x-b3-traceid'), headers.get('x-b3-spanid')])
  expect(first?.[0]).toMatch(/^[0-9a-f]{32}$/)
  expect(second?.[0]).toBe(first?.[0])
  expect(second?.[1]).not.toBe(first?.[1])
})

test('holds back FINISHED until the STARTED of its interaction has settled', async () => {
  await using world = startWorld({ responses: [503, 200, 200] })
  const { interactionId } = world.publish('STARTED')
  const finished = world.publish('FINISHED', { interaction: { id: interactionId } })
  await rest(world)
  expect(world.journal.delivery(finished.deliveries[0] ?? 'dlv_')).toMatchObject({
    state: 'scheduled',
    waitsFor: only(world).id,
    attempts: [],
  })
  await world.clock.advance(5000)
  await world.settled()
  expect(world.seen.map(({ body }) => /"event":"(\w+)"/.exec(body)?.[1])).toEqual(['STARTED', 'STARTED', 'FINISHED'])
})

test('sends FINISHED at once when that assumption is off', async () => {
  await using world = startWorld({ responses: [503, 200], assume: { finishedWaitsForStarted: false } })
  const { interactionId } = world.publish('STARTED')
  world.publish('FINISHED', { interaction: { id: interactionId } })
  await rest(world)
  expect(world.seen.map(({ body }) => /"event":"(\w+)"/.exec(body)?.[1])).toEqual(['STARTED', 'FINISHED'])
})

test('sends FINISHED after an exhausted STARTED', async () => {
  await using world = startWorld({ responses: [503, 200], retry: { retryAttempts: 0 } })
  const { interactionId } = world.publish('STARTED')
  world.publish('FINISHED', { interaction: { id: interactionId } })
  await world.settled()
  expect([...world.journal.deliveries()].map(({ state }) => state)).toEqual(['exhausted', 'delivered'])
})

test('cancels pending deliveries when a subscription is disabled, and skips it from then on', async () => {
  await using world = startWorld({ responses: [503] })
  world.publish('STARTED')
  await rest(world)
  world.patchSubscription(world.subscriptionId, { enabled: false })
  await world.settled()
  expect(only(world)).toMatchObject({ state: 'canceled', cancelReason: 'subscription-disabled' })
  world.publish('STARTED')
  expect(world.journal.entries().at(-1)).toMatchObject({
    type: 'published',
    deliveries: [],
    skipped: [{ subscriptionId: world.subscriptionId, why: 'disabled' }],
  })
})

test('cancels on request, once', async () => {
  await using world = startWorld({ responses: [503] })
  world.publish('STARTED')
  await rest(world)
  const { id } = only(world)
  expect(world.cancel(id)).toMatchObject({ state: 'canceled', cancelReason: 'by-hand' })
  expect(() => world.cancel(id)).toThrowError(expect.objectContaining({ code: 'DELIVERY_SETTLED' }) as Error)
  await world.clock.advance(60_000)
  expect(world.seen).toHaveLength(1)
})

test('an attempt in flight when its delivery is canceled still counts when it succeeds', async () => {
  let response: (status: number) => void = () => undefined
  await using world = startWorld({ responses: [new Promise<number>((resolve) => (response = resolve))] })
  world.publish('STARTED')
  expect(world.cancel(only(world).id).state).toBe('in-flight')
  response(200)
  await world.settled()
  expect(only(world).state).toBe('delivered')
})

test('redelivers on request with a new set of redeliveries', async () => {
  await using world = startWorld({ responses: [503, 503, 503, 200], clock: 'auto', retry: { retryAttempts: 1 } })
  world.publish('STARTED')
  await world.settled()
  expect(only(world).state).toBe('exhausted')
  world.redeliver(only(world).id)
  await world.settled()
  expect(only(world)).toMatchObject({ state: 'delivered', attempts: [{}, {}, { number: 3 }, { number: 4 }] })
})

test('a slow receiver does not delay other subscriptions', async () => {
  let response: (status: number) => void = () => undefined
  const slow = new Promise<number>((resolve) => (response = resolve))
  await using world = startWorld({
    fetch: async (url) => new Response('', { status: url.includes('slow') ? await slow : 200 }),
    concurrency: 1,
    subscriptions: [
      { url: 'http://slow.test/', secret: 's' },
      { url: 'http://quick.test/', secret: 's' },
    ],
  })
  const [quick] = world.subscriptions().slice(1)
  for (let i = 0; i < 3; i++) world.publish('STARTED')
  await expect
    .poll(() => [...world.journal.deliveries({ state: 'delivered' })].map(({ subscriptionId }) => subscriptionId))
    .toEqual(Array(3).fill(quick?.id))
  expect([...world.journal.deliveries({ state: 'in-flight' })]).toHaveLength(1)
  response(200)
  await world.settled()
  expect([...world.journal.deliveries({ state: 'delivered' })]).toHaveLength(6)
})

test('records a delivery completely in the journal, with the reason for each decision', async () => {
  await using world = startWorld({ responses: [503, 200], clock: 'auto' })
  world.publish('STARTED')
  await world.settled()
  expect(world.journal.entries().map((entry) => ('why' in entry ? `${entry.type}: ${entry.why}` : entry.type))).toEqual(
    [
      'subscription-changed',
      'published',
      'scheduled: published',
      'attempt-started',
      'attempt-ended',
      'decided',
      'scheduled: 503 is not a success: redelivery 1 of 5 in 5 s (fixed)',
      'clock-moved',
      'attempt-started',
      'attempt-ended',
      'decided',
      'settled: 200 is a success',
    ],
  )
  expect(world.journal.entries().map(({ seq }) => seq)).toEqual(world.journal.entries().map((_, index) => index + 1))
})

test('the same seed yields the same bytes, IDs, secrets and times', async () => {
  const run = async (): Promise<unknown> => {
    await using world = startWorld({ responses: [503, 200], clock: 'auto', events: 'all', secret: 'ab'.repeat(32) })
    world.play({ paceMs: 250 })
    await world.settled()
    // How long the wire took is real time, and the one thing that differs.
    const journal = world.journal
      .entries()
      .map((entry) => (entry.type === 'attempt-ended' ? { ...entry, outcome: { ...entry.outcome, ms: 0 } } : entry))
    return { seen: world.seen.map(({ body, headers }) => [body, [...headers]]), journal }
  }
  expect(await run()).toEqual(await run())
})

test('a reset restores the initial state, and the same IDs follow', async () => {
  await using world = startWorld()
  const first = world.publish('STARTED')
  await world.settled()
  const [before] = world.subscriptions()
  world.reset()
  expect(world.journal.entries().map(({ type }) => type)).toEqual(['reset', 'subscription-changed'])
  expect(world.subscriptions()[0]).toMatchObject({ id: before?.id, secret: 'app-secret' })
  expect(world.publish('STARTED').eventId).toBe(first.eventId)
})

test('keeps the ten newest attempts per event, newest first, with the exact string sent', async () => {
  await using world = startWorld({ responses: [503, 200] })
  for (let i = 0; i < 12; i++) world.publish('STARTED')
  await world.clock.advance(5000)
  await world.settled()
  const log = world.attemptLog(world.subscriptionId, 'STARTED')
  expect(log).toHaveLength(10)
  expect(log[0]).toMatchObject({ at: START + 5000, success: true, responseCode: 200, payload: world.seen.at(-1)?.body })
  expect(world.attemptLog(world.subscriptionId, 'FINISHED')).toEqual([])
})
