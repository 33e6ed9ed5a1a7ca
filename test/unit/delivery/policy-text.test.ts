import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRetryPolicy } from '../../../src/delivery/retry/policy-spec.ts'
import { RETRY_POLICIES } from '../../../src/delivery/retry/policies.ts'
import { policyToText, writeRetryPolicy } from '../../../src/delivery/retry/policy-text.ts'
import type { PauseRule } from '../../../src/dialects/dialect.ts'

const ms = fc.integer({ min: 0, max: 366 * 86_400_000 })
const pauses = fc.oneof<fc.Arbitrary<PauseRule>[]>(
  fc.record({ kind: fc.constant('fixed'), pauseMs: ms }),
  fc.record({ kind: fc.constant('list'), pausesMs: fc.array(ms, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('exponential'), baseMs: ms, factor: fc.integer({ min: 1, max: 1000 }), capMs: ms }),
)

test('a written-out policy parses to itself', () => {
  fc.assert(
    fc.property(
      fc.record({
        pauses,
        retryAttempts: fc.integer({ min: 0, max: 1000 }),
        jitterRatio: fc.constantFrom(0, 0.2, 1),
        retryAfterCapMs: ms,
        responseTimeoutMs: fc.integer({ min: 1, max: 60_000 }),
      }),
      (policy) => {
        expect(parseRetryPolicy(policyToText(policy))).toEqual(policy)
      },
    ),
  )
})

test('durations are written in the largest unit that needs no fraction', () => {
  expect(
    policyToText({ pauses: { kind: 'list', pausesMs: [0, 1500, 90_000, 7_200_000, 86_400_000] }, retryAttempts: 2 }),
  ).toBe('list(0ms, 1500ms, 90s, 2h, 1d, attempts=2)')
})

test('a built-in policy is written as its name', () => {
  expect(Object.values(RETRY_POLICIES).map(writeRetryPolicy)).toEqual([
    'default',
    'genesys-cloud',
    'none',
    'exponential',
  ])
  expect(writeRetryPolicy({ retryAttempts: 3 })).toBe('default(attempts=3)')
})
