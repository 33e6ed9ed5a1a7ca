import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/journal/delivery.ts'
import { createMockInProcess, type MockGenesys } from '../../../src/mock.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const big = (mark: string, bytes = 10_000) => ({ body: () => Buffer.from(mark.padEnd(bytes, '.')) })
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A mock whose receiver answers by what it is sent. */
const mockWith = (
  bytes: number,
  respond: (body: string) => Response,
  more: { readonly subscriptions?: number; readonly clock?: 'auto' | 'manual' } = {},
): MockGenesys =>
  createMockInProcess({
    seed: 1,
    startAt: START,
    clock: more.clock ?? 'auto',
    retention: { bytes },
    subscriptions: Array.from({ length: more.subscriptions ?? 1 }, (_, index) => ({
      url: `http://receiver-${String(index)}.test/`,
      secret: 'app-secret',
    })),
    fetch: (_, init) => Promise.resolve(respond(Buffer.from(init.body as Uint8Array).toString())),
  })

const all = (mock: MockGenesys): Delivery[] => [...mock.journal.deliveries()]

test('keeps the newest bodies within the budget, and length and SHA-256 of older ones', async () => {
  await using mock = mockWith(100_000, () => new Response('ok'))
  for (let i = 0; i < 50; i++) mock.publish('STARTED', big(`event ${String(i)} `))
  await mock.settled()
  const [oldest, newest] = [all(mock)[0], all(mock).at(-1)]
  expect(oldest).toMatchObject({
    body: undefined,
    bodyBytes: 10_000,
    bodySha256: sha256('event 0 '.padEnd(10_000, '.')),
  })
  expect(Buffer.from(newest?.body ?? []).toString()).toBe('event 49 '.padEnd(10_000, '.'))
  expect(mock.journal.retained().keptBytes).toBeLessThanOrEqual(100_000)
  const kept = all(mock).filter(({ body }) => body !== undefined)
  expect(kept.length).toBeGreaterThan(3)
  expect(kept).toEqual(all(mock).slice(-kept.length))
})

test('still shows the sent signature after the body is dropped', async () => {
  await using mock = mockWith(0, () => new Response('ok'))
  mock.publish('STARTED', big('signed '))
  await mock.settled()
  const [attempt] = all(mock)[0]?.attempts ?? []
  expect(attempt?.body).toBeUndefined()
  expect(attempt?.headers).toContainEqual([
    'X-Hub-Signature',
    `sha1=${createHmac('sha1', 'app-secret').update('signed '.padEnd(10_000, '.')).digest('hex')}`,
  ])
})

test('never drops unsent bodies, and records in the journal that they exceed the budget', async () => {
  const seen: string[] = []
  await using mock = mockWith(
    20_000,
    (body) => {
      seen.push(body)
      return new Response('no', { status: seen.length > 10 ? 200 : 503 })
    },
    { clock: 'manual' },
  )
  for (let i = 0; i < 10; i++) mock.publish('STARTED', big(`event ${String(i)} `))
  await mock.clock.advance(0)
  expect(mock.journal.retained()).toMatchObject({ budgetBytes: 20_000, pendingBytes: 100_000 })
  expect(mock.journal.entries().filter(({ type }) => type === 'budget-exceeded')).toMatchObject([
    { budgetBytes: 20_000 },
  ])
  await mock.clock.advance(60_000)
  expect(seen.slice(10).toSorted()).toEqual(seen.slice(0, 10).toSorted())
  expect(mock.journal.retained()).toMatchObject({ pendingBytes: 0 })
  expect(mock.journal.retained().keptBytes).toBeLessThanOrEqual(20_000)
})

test('refuses to redeliver a body that is no longer kept', async () => {
  await using mock = mockWith(0, () => new Response('ok'))
  mock.publish('STARTED')
  await mock.settled()
  const [delivery] = all(mock)
  expect(() => mock.redeliver(delivery?.id ?? 'dlv_')).toThrow(expect.objectContaining({ code: 'BODY_NOT_KEPT' }))
  expect(mock.unsettled()).toBe(0)
})

test('counts the body of an event once for all its deliveries', async () => {
  await using mock = mockWith(1_000_000, () => new Response('ok'), { subscriptions: 20 })
  mock.publish('STARTED', big('shared '))
  await mock.settled()
  expect(all(mock)).toHaveLength(20)
  expect(mock.journal.retained().keptBytes).toBeLessThan(10_000 + 20 * 1500)
})

test('keeps equal responses once, even if they differ in a header', async () => {
  let count = 0
  await using mock = mockWith(
    2_000_000,
    () => new Response('e'.repeat(60_000), { status: 503, headers: { 'x-request-id': String(count++) } }),
  )
  for (let i = 0; i < 100; i++) mock.publish('STARTED')
  await mock.settled()
  expect(count).toBe(600)
  // 600 bodies of 60 kB would be 36 MB.
  expect(mock.journal.retained().keptBytes).toBeLessThan(1_000_000)
  expect(all(mock)[0]?.attempts[0]?.outcome).toMatchObject({ response: { body: 'e'.repeat(60_000) } })
})

test('drops the oldest of ever-changing responses, both in deliveries and in the journal', async () => {
  let count = 0
  await using mock = mockWith(2_000_000, () => new Response(String(count++).padEnd(60_000, '-'), { status: 503 }))
  for (let i = 0; i < 100; i++) mock.publish('STARTED')
  await mock.settled()
  expect(mock.journal.retained().keptBytes).toBeLessThanOrEqual(2_000_000)
  const responses = all(mock).flatMap(({ attempts }) =>
    attempts.flatMap(({ outcome }) => (outcome && 'response' in outcome ? [outcome.response] : [])),
  )
  const inJournal = mock.journal
    .entries()
    .flatMap((entry) => (entry.type === 'attempt-ended' && 'response' in entry.outcome ? [entry.outcome.response] : []))
  expect(responses).toHaveLength(600)
  expect(new Set(inJournal)).toEqual(new Set(responses))
  const kept = responses.filter(({ body }) => body !== undefined)
  expect(kept.length).toBeGreaterThan(10)
  expect(kept.length).toBeLessThan(40)
  for (const { body, bodyBytes, bodySha256, headers } of responses)
    if (body === undefined)
      expect({ bodyBytes, bodySha256, headers }).toEqual({
        bodyBytes: 60_000,
        bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        headers: {},
      })
})

test.each([
  { fault: 'path', suffix: `/${'p'.repeat(60_000)}` },
  { fault: 'extra-header', name: 'X-Long', value: 'v'.repeat(60_000) },
  { fault: 'many-headers', count: 3000 },
  { fault: 'gzip-body', signed: 'plain' },
  { fault: 'unsigned' },
])('limits what the fault $fault adds to attempts', async (fault) => {
  await using mock = mockWith(500_000, () => new Response('no', { status: 503 }))
  for (let i = 0; i < 20; i++) mock.publish('STARTED', { faults: [fault] })
  await mock.settled()
  expect(mock.journal.retained().keptBytes).toBeLessThanOrEqual(500_000)
  const attempts = all(mock).flatMap((delivery) => delivery.attempts)
  const texts =
    JSON.stringify(attempts.map(({ url, headers, body }) => [url, headers, body?.length])).length +
    attempts.reduce((sum, { body, hasOwnBody }) => sum + (hasOwnBody ? (body?.length ?? 0) : 0), 0)
  expect(texts).toBeLessThan(1_500_000)
  for (const entry of mock.journal.entries()) expect(JSON.stringify(entry).length).toBeLessThan(5000)
})

test('keeps within its budget, whatever is published, redelivered and dropped', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60_000 }),
      fc.array(
        fc.record({
          bytes: fc.integer({ min: 1, max: 20_000 }),
          response: fc.integer({ min: 0, max: 5 }),
          status: fc.constantFrom(200, 500),
          again: fc.boolean(),
        }),
        { minLength: 1, maxLength: 30 },
      ),
      async (budget, events) => {
        let response = { response: 0, status: 200 }
        await using mock = mockWith(
          budget,
          () => new Response(String(response.response).repeat(response.response * 2000), { status: response.status }),
          { subscriptions: 2 },
        )
        for (const event of events) {
          response = event
          mock.publish('STARTED', big('event ', event.bytes))
          await mock.settled()
          const [any] = all(mock).filter(({ body }) => body !== undefined)
          if (event.again && any) mock.redeliver(any.id)
          await mock.settled()
          const { keptBytes, pendingBytes } = mock.journal.retained()
          expect(pendingBytes).toBe(0)
          expect(keptBytes).toBeGreaterThanOrEqual(0)
          // One journal entry is always kept.
          expect(keptBytes).toBeLessThanOrEqual(Math.max(budget, 3000))
        }
      },
    ),
    { numRuns: 30 },
  )
})

test.each([
  { attempts: 1, published: 1200 },
  { attempts: 6, published: 450 },
])(
  'counts settled deliveries with $attempts attempts, and drops the oldest beyond half of the budget',
  async ({ attempts, published }) => {
    await using mock = createMockInProcess({
      seed: 1,
      clock: 'auto',
      retention: { bytes: 500_000 },
      retry: { policy: { retryAttempts: attempts - 1, pauses: { kind: 'fixed', pauseMs: 1 } } },
      subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }],
      fetch: () => Promise.resolve(new Response('no', { status: 503 })),
    })
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < published / 3; i++) mock.publish('STARTED')
      await mock.settled()
      expect(mock.journal.retained().keptBytes).toBeLessThanOrEqual(500_000)
    }
    const kept = all(mock)
    expect(kept.length).toBeLessThan(published)
    expect(kept.every((delivery) => delivery.attempts.length === attempts)).toBe(true)
    // About 400 bytes an attempt and 800 a delivery at least: what the heap of V8 takes for them.
    expect(kept.length * (800 + 400 * attempts)).toBeLessThan(1_350_000)
    expect(kept.length).toBeGreaterThan(200)
    expect(kept.at(-1)?.body).toBeDefined()
  },
)
