import { expect, test } from 'vitest'
import { parseRetryAfter } from '../../../src/delivery/retry/retry-after.ts'
import { parseRetryPolicy } from '../../../src/delivery/retry/policy-spec.ts'
import { pauseBefore } from '../../../src/delivery/retry/pause.ts'
import type { RetryPolicy } from '../../../src/dialects/dialect.ts'
import { startWorld } from '../../support/world.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const DAY = 86_400_000
const base: RetryPolicy = {
  retryAttempts: 9,
  pauses: { kind: 'fixed', pauseMs: 5000 },
  jitterRatio: 0,
  retryAfterCapMs: 0,
  responseTimeoutMs: 10_000,
}
const pause = (policy: Partial<RetryPolicy>, redelivery = 1, given: { chance?: number; retryAfter?: string } = {}) =>
  pauseBefore({
    redelivery,
    policy: { ...base, ...policy },
    chance: given.chance ?? 0.5,
    at: START,
    retryAfter: given.retryAfter,
  })

test('an exponential delay doubles up to its cap, and says so', () => {
  const pauses: RetryPolicy['pauses'] = { kind: 'exponential', baseMs: 1000, factor: 2, capMs: 5000 }
  expect([1, 2, 3, 4, 1000].map((redelivery) => pause({ pauses }, redelivery))).toEqual([
    { ms: 1000, how: '1 s × 2^0' },
    { ms: 2000, how: '1 s × 2^1' },
    { ms: 4000, how: '1 s × 2^2' },
    { ms: 5000, how: '1 s × 2^3, capped' },
    { ms: 5000, how: '1 s × 2^999, capped' },
  ])
})

test('jitter shifts a delay within its ratio in both directions', () => {
  expect(pause({ jitterRatio: 0.2 }, 1, { chance: 0 })).toEqual({ ms: 4000, how: 'fixed, jitter −20 %' })
  expect(pause({ jitterRatio: 0.2 }, 1, { chance: 0.75 })).toEqual({ ms: 5500, how: 'fixed, jitter +10 %' })
})

test.each([
  ['120', 120_000, 'Retry-After: 120'],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000, 'Retry-After: Thu, 01 Jan 2026 00:01:00 GMT'],
  ['Thursday, 01-Jan-26 00:01:00 GMT', 60_000, 'Retry-After: Thursday, 01-Jan-26 00:01:00 GMT'],
  ['Thu Jan  1 00:01:00 2026', 60_000, 'Retry-After: Thu Jan  1 00:01:00 2026'],
  ['7200', 3_600_000, 'Retry-After asks for 2 h, capped at 1 h'],
  ['2', 5000, 'fixed'],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 5000, 'fixed'],
  ['soon', 5000, 'fixed'],
  ['-5', 5000, 'fixed'],
  ['1e9', 5000, 'fixed'],
  ['', 5000, 'fixed'],
])('Retry-After "%s" means a delay of %i ms', (retryAfter, ms, how) => {
  expect(pause({ retryAfterCapMs: 3_600_000 }, 1, { retryAfter })).toEqual({ ms, how })
})

test('Retry-After is ignored unless the policy honors it', () => {
  expect(pause({}, 1, { retryAfter: '120' }).ms).toBe(5000)
  expect(parseRetryAfter(undefined, START)).toBeUndefined()
})

test.each([
  ['exponential', 'exponential'],
  [' none ', 'none'],
  [
    'exponential(base=500ms, factor=3, cap=2m, jitter=0.1)',
    {
      retryAttempts: 10,
      pauses: { kind: 'exponential', baseMs: 500, factor: 3, capMs: 120_000 },
      jitterRatio: 0.1,
      retryAfterCapMs: 3_600_000,
    },
  ],
  ['list(1s,5s,30s)', { pauses: { kind: 'list', pausesMs: [1000, 5000, 30_000] }, retryAttempts: 3 }],
  [
    'list(1s,attempts=7,retry-after=10m,response-timeout=2s)',
    { pauses: { kind: 'list', pausesMs: [1000] }, retryAttempts: 7, retryAfterCapMs: 600_000, responseTimeoutMs: 2000 },
  ],
  ['fixed(2d)', { pauses: { kind: 'fixed', pauseMs: 2 * DAY } }],
  ['default(attempts=2)', { retryAttempts: 2 }],
])('parses the policy %s', (text, policy) => {
  expect(parseRetryPolicy(text)).toEqual(policy)
})

test.each([
  ['exponetial', 'RETRY_POLICY_UNKNOWN', 'did you mean exponential?'],
  ['exponential(bse=1s)', 'RETRY_POLICY_INVALID', 'did you mean base?'],
  ['exponential(1s)', 'RETRY_POLICY_INVALID', 'write base=1s'],
  ['exponential(base=1)', 'DURATION_INVALID', 'write 1s or 1ms'],
  ['exponential(jitter=2)', 'RETRY_POLICY_INVALID', 'write jitter=0.2'],
  ['exponential(factor=0.5)', 'RETRY_POLICY_INVALID', 'write factor=2'],
  ['exponential(base=1s,base=2s)', 'RETRY_POLICY_INVALID', 'leave one of them out'],
  ['list()', 'RETRY_POLICY_INVALID', 'write list(1s,5s,30s)'],
  ['fixed(1s,2s)', 'RETRY_POLICY_INVALID', 'write fixed(5s), or list(1s,5s,30s) for several'],
  ['fixed(1s', 'RETRY_POLICY_INVALID', 'write exponential, or exponential(base=1s,factor=2,cap=5m,jitter=0.2)'],
  ['none(attempts=-1)', 'RETRY_POLICY_INVALID', 'write attempts=5'],
])('rejects the policy %s as %s', (text, code, fix) => {
  expect(() => parseRetryPolicy(text)).toThrowError(
    expect.objectContaining({ code, fix: expect.stringContaining(fix) as string }) as Error,
  )
})

const pausesOf = async (options: Parameters<typeof startWorld>[0]): Promise<number[][]> => {
  await using world = startWorld({ responses: [503], clock: 'auto', ...options })
  for (let i = 0; i < 20; i++) world.publish('STARTED')
  await world.settled()
  return [...world.journal.deliveries()].map(({ attempts }) => attempts.map(({ startedAt }) => startedAt - START))
}

test('the same seed yields the same jitter at any concurrency, and another seed yields another', async () => {
  const retry = { policy: 'exponential', retryAttempts: 3 } as const
  const one = await pausesOf({ retry, concurrency: 1 })
  expect(one[0]?.[1]).not.toBe(one[1]?.[1])
  expect(await pausesOf({ retry, concurrency: 50 })).toEqual(one)
  expect(await pausesOf({ retry, seed: 2 })).not.toEqual(one)
})

test('explicit numbers override the policy, and a subscription overrides the mock', async () => {
  expect((await pausesOf({ retry: { policy: 'exponential', retryAttempts: 2, retryTimeoutMs: 7000 } }))[0]).toEqual([
    0, 7000, 14_000,
  ])
  const subscriptions = [
    {
      url: 'http://receiver.test/webhook',
      secret: 's',
      retry: { policy: { retryAttempts: 2, pauses: { kind: 'list', pausesMs: [10, 20] } } },
    },
  ] as const
  expect((await pausesOf({ retry: { policy: 'none' }, subscriptions }))[0]).toEqual([0, 10, 30])
  expect((await pausesOf({ retry: { policy: 'genesys-cloud' } }))[0]).toEqual([0, 5000, 10_000, 15_000, 20_000, 25_000])
})

test('delays longer than a platform timer are kept to the millisecond', async () => {
  expect(
    (await pausesOf({ retry: { policy: { retryAttempts: 2, pauses: { kind: 'fixed', pauseMs: 100 * DAY + 1 } } } }))[0],
  ).toEqual([0, 100 * DAY + 1, 200 * DAY + 2])
})

test('a 24-hour schedule is exact for 1,000 deliveries', async () => {
  const pausesMs = [1, 2, 3, 4, 6, 8].map((hours) => hours * 3_600_000)
  await using world = startWorld({
    responses: [503],
    clock: 'auto',
    retention: { entries: 100_000 },
    retry: { policy: { retryAttempts: 6, pauses: { kind: 'list', pausesMs } } },
  })
  for (let i = 0; i < 1000; i++) world.publish('STARTED')
  await world.settled()
  const begun = new Map<string, number[]>()
  for (const entry of world.journal.entries()) {
    if (entry.type !== 'attempt-started') continue
    const times = begun.get(entry.deliveryId)
    if (times) times.push(entry.at - START)
    else begun.set(entry.deliveryId, [entry.at - START])
  }
  expect(begun.size).toBe(1000)
  expect(new Set([...begun.values()].map(String))).toEqual(
    new Set([[0, 1, 3, 6, 10, 16, 24].map((hours) => hours * 3_600_000).join()]),
  )
})

test('the journal records how each delay was computed', async () => {
  await using world = startWorld({ responses: [503, 200], clock: 'auto', retry: { policy: 'exponential' } })
  world.publish('STARTED')
  await world.settled()
  expect(world.journal.entries().find((entry) => entry.type === 'decided')).toMatchObject({
    decision: {
      why: expect.stringMatching(
        /^503 is not a success: redelivery 1 of 10 in [\d.]+ m?s \(1 s × 2\^0, jitter [+−][\d.]+ %\)$/,
      ) as string,
    },
  })
})

test.each([
  [{ retryAttempts: -1 }, 'retryAttempts is -1'],
  [{ policy: { pauses: { kind: 'list', pausesMs: [] } } }, 'pausesMs is empty'],
  [{ policy: { jitterRatio: 1.5 } }, 'jitterRatio is 1.5'],
  [{ policy: { pauses: { kind: 'exponential', baseMs: 1, factor: NaN, capMs: 1 } } }, 'factor is NaN'],
] as const)('rejects the options %o', (retry, message) => {
  expect(() => startWorld({ retry })).toThrowError(
    expect.objectContaining({ code: 'OPTION_INVALID', message }) as Error,
  )
})
