import fc from 'fast-check'
import { anyFault } from './any-fault.ts'
import type { World } from './world.ts'

const which = fc.nat(9)
const events = fc.constantFrom('STARTED', 'STARTED', 'FINISHED', 'FINISHED', 'ConversationCreated')
const retry = fc.constantFrom(
  { retryAttempts: 0 },
  { retryAttempts: 2, retryTimeoutMs: 0 },
  { policy: 'exponential' },
  { policy: { pauses: { kind: 'list', pausesMs: [1000, 3_600_000] }, retryAttempts: 4, jitterRatio: 0.5 } },
  { retryTimeoutMs: 31_000_000_000, retryAttempts: 1 },
) satisfies fc.Arbitrary<Parameters<World['retry']['set']>[0]>

/** What may be done at any moment, also while an entry is being written. */
const sudden = fc.oneof(
  fc.record({
    do: fc.constant('publish'),
    event: events,
    interaction: fc.nat(1),
    copies: fc.constantFrom(1, 1, 1, 3),
    faults: fc.oneof(fc.constant([]), fc.array(anyFault('plan', 'message', 'wire'), { maxLength: 2 })),
  }),
  fc.record({
    do: fc.constant('redeliver'),
    which,
    faults: fc.oneof(fc.constant([]), fc.array(anyFault('message', 'wire'), { maxLength: 2 })),
  }),
  fc.record({ do: fc.constant('cancel'), which }),
  fc.record({
    do: fc.constant('stand'),
    faults: fc.array(anyFault('plan', 'message', 'wire', 'api'), { maxLength: 2 }),
  }),
  fc.record({ do: fc.constant('set retry'), retry, ofOne: fc.boolean() }),
  fc.record({
    do: fc.constant('change'),
    which,
    patch: fc.constantFrom({ enabled: false }, { enabled: true }, { url: 'http://elsewhere.test/' }, { name: 'b' }),
  }),
  fc.record({ do: fc.constant('delete'), which }),
  fc.record({ do: fc.constant('subscribe') }),
  fc.record({ do: fc.constant('reset') }),
)

const action = fc.oneof(
  { arbitrary: sudden, weight: 6 },
  {
    weight: 6,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant('turn') }),
      fc.record({ do: fc.constant('respond') }),
      fc.record({ do: fc.constant('play') }),
      fc.record({ do: fc.constant('call'), method: fc.constantFrom('GET', 'POST') }),
      fc.record({ do: fc.constant('advance'), ms: fc.constantFrom(0, 1, 5000, 60_000, 86_400_000, 31_000_000_000) }),
      fc.record({ do: fc.constant('mode'), mode: fc.constantFrom('auto', 'manual', 'x1000') }),
      // While an entry of this type is written, once.
      fc.record({
        do: fc.constant('interrupt'),
        at: fc.constantFrom('published', 'scheduled', 'attempt-started', 'attempt-ended', 'decided', 'settled'),
        then: sudden,
      }),
    ),
  },
)

/** What may happen to a mock, and how its receivers answer meanwhile. */
export const histories = fc.record({
  responses: fc.array(fc.constantFrom(200, 200, 204, 410, 429, 500, 503, 'later'), { minLength: 1, maxLength: 5 }),
  assume: fc.constantFrom({}, { disabledSubscription: 'goes-on' }, { afterLastAttempt: 'disabled' }),
  actions: fc.array(action, { maxLength: 30, size: 'max' }),
} as const)

export type Action = typeof action extends fc.Arbitrary<infer A> ? A : never
export type Sudden = typeof sudden extends fc.Arbitrary<infer A> ? A : never
export type History = typeof histories extends fc.Arbitrary<infer A> ? A : never
