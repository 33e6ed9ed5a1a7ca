import { expect, test } from 'vitest'
import { decide as decideAt, type Ended } from '../../../src/delivery/decide.ts'
import type { Outcome } from '../../../src/journal/outcome.ts'
import type { Dialect, RetryPolicy } from '../../../src/dialects/dialect.ts'

const only200 = { name: 'interactions', retriesStatus: () => true } as unknown as Dialect
const picky = { name: 'conversations', retriesStatus: (status: number) => status >= 500 } as unknown as Dialect
const policy: RetryPolicy = {
  retryAttempts: 3,
  pauses: { kind: 'list', pausesMs: [5000, 30_000] },
  jitterRatio: 0,
  retryAfterCapMs: 0,
  responseTimeoutMs: 10_000,
}
const decide = (ended: Pick<Ended, 'attempt' | 'outcome'>, ...rest: [Dialect, RetryPolicy]) =>
  decideAt({ at: 0, chance: 0.5, ...ended }, ...rest)
const answered = (kind: 'accepted' | 'rejected', status: number): Outcome => ({
  kind,
  ms: 1,
  response: { status, reason: '', headers: {}, body: '', truncated: false },
})

test('a success settles as delivered', () => {
  expect(decide({ attempt: 1, outcome: answered('accepted', 200) }, only200, policy)).toEqual({
    kind: 'settle',
    state: 'delivered',
    why: '200 is a success',
  })
})

test('a failure is retried after the delay of its number, and the last delay repeats', () => {
  const pauses = [1, 2, 3].map((attempt) => decide({ attempt, outcome: answered('rejected', 503) }, only200, policy))
  expect(pauses).toEqual([
    { kind: 'retry', pauseMs: 5000, why: '503 is not a success: redelivery 1 of 3 in 5 s (pause 1 of 2)' },
    { kind: 'retry', pauseMs: 30_000, why: '503 is not a success: redelivery 2 of 3 in 30 s (pause 2 of 2)' },
    { kind: 'retry', pauseMs: 30_000, why: '503 is not a success: redelivery 3 of 3 in 30 s (pause 2 of 2)' },
  ])
})

test('a decision is made once for the same policy, attempt and status, and for nothing else', () => {
  const of = (attempt: number, status: number, by = policy) =>
    decide({ attempt, outcome: answered('rejected', status) }, only200, by)
  expect(of(1, 503)).toBe(of(1, 503))
  expect(of(4, 503)).toBe(of(4, 503))
  const slower: RetryPolicy = { ...policy, pauses: { kind: 'fixed', pauseMs: 7000 } }
  const others = [of(1, 503), of(1, 500), of(2, 503), of(4, 503), of(1, 503, slower)]
  expect(new Set(others.map(({ why }) => why)).size).toBe(others.length)
  const asking = (seconds: string): Outcome => ({
    kind: 'rejected',
    ms: 1,
    response: { status: 503, reason: '', headers: { 'retry-after': seconds }, body: '', truncated: false },
  })
  const honoring: RetryPolicy = { ...policy, retryAfterCapMs: 3_600_000 }
  const asked = ['100', '200'].map((seconds) => decide({ attempt: 1, outcome: asking(seconds) }, only200, honoring))
  expect(asked).toMatchObject([{ pauseMs: 100_000 }, { pauseMs: 200_000 }])
})

test('a failure after the last redelivery settles as exhausted', () => {
  expect(decide({ attempt: 4, outcome: answered('rejected', 503) }, only200, policy)).toEqual({
    kind: 'settle',
    state: 'exhausted',
    why: '503 is not a success; no redeliveries left (3 of 3 used)',
  })
})

test('without redeliveries, the first failure is final', () => {
  const outcome: Outcome = { kind: 'timed-out', phase: 'response', limitMs: 10_000, ms: 10_000 }
  expect(decide({ attempt: 1, outcome }, only200, { ...policy, retryAttempts: 0 })).toMatchObject({
    state: 'exhausted',
    why: 'no complete response within 10 s; no redelivery is configured',
  })
})

test('a response that the dialect does not retry is final', () => {
  expect(decide({ attempt: 1, outcome: answered('rejected', 404) }, picky, policy)).toEqual({
    kind: 'settle',
    state: 'exhausted',
    why: '404 is final: the conversations dialect does not retry it',
  })
})

test('a missing response is retried in every dialect', () => {
  const outcome: Outcome = { kind: 'unreachable', cause: 'refused', detail: 'connection refused', ms: 1 }
  expect(decide({ attempt: 1, outcome }, picky, policy)).toMatchObject({
    kind: 'retry',
    why: 'connection refused: redelivery 1 of 3 in 5 s (pause 1 of 2)',
  })
})

test('a forbidden target is not retried', () => {
  const outcome: Outcome = { kind: 'unreachable', cause: 'forbidden-target', detail: 'not allowed', ms: 0 }
  expect(decide({ attempt: 1, outcome }, only200, policy)).toEqual({
    kind: 'settle',
    state: 'exhausted',
    why: 'not allowed',
  })
})
