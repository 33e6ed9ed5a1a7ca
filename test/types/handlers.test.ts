import { expect, test } from 'vitest'
import type { operations } from '../../src/contract/generated/control.ts'
import type { Handlers } from '../../src/contract/operation.ts'

type Two = Handlers<operations, 'readClock' | 'reset'>
const clock = () => ({
  status: 200 as const,
  body: { data: { mode: 'real', now: '2026-01-01T00:00:00Z', nextDue: null } },
})
const reset = () => ({ status: 204 as const })

// The compiler is the test: `npm test` type-checks this file, and an expected error that does not come is an error
// itself.
const whole = { readClock: clock, reset } satisfies Two
// @ts-expect-error a handler is missing
const missing = { readClock: clock } satisfies Two
// @ts-expect-error no operation names this handler
const extra = { readClock: clock, reset, restart: reset } satisfies Two
// @ts-expect-error the spec knows no such status
const status = { readClock: clock, reset: () => ({ status: 299 as const }) } satisfies Two
// @ts-expect-error the response has no such fields
const body = { readClock: () => ({ status: 200 as const, body: { data: {} } }), reset } satisfies Two

test('the table of handlers compiles only with exactly one handler per operation', () => {
  expect([whole, missing, extra, status, body].map((handlers) => Object.keys(handlers).length)).toEqual([2, 1, 3, 2, 2])
})
