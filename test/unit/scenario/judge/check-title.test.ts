import { expect, test } from 'vitest'
import { titleOf } from '../../../../src/scenario/judge/check-title.ts'
import type { Check, Reply } from '../../../../src/scenario/model/check.ts'

const answered = (ms: number): Reply => ({ kind: 'accepted', ms, response: { status: 200, reason: 'OK' } })
const lateBy = (stalledMs: number): Reply => ({
  kind: 'timed-out',
  ms: 10_000 + stalledMs,
  limitMs: 10_000,
  stalledMs,
})

/** Each kind of check whose details differ from failure to failure, made twice. */
const ALIKE: readonly (readonly [string, (variant: number) => Check])[] = [
  [
    'responds with 200 OK, expected a rejection: 401 or another 4xx',
    (variant) => ({ kind: 'response', expected: 'rejected', policy: 'reject', seen: answered(variant) }),
  ],
  [
    'timed out after 10 s, waiting for the response, expected status 200',
    (variant) => ({ kind: 'status', expected: [200], seen: lateBy(variant) }),
  ],
  ['takes longer than 2 s to respond', (variant) => ({ kind: 'time', expected: 2000, seen: answered(3000 + variant) })],
  [
    'does not release the sockets of aborted requests',
    (variant) => ({ kind: 'sockets', before: 10, seen: 40 + variant }),
  ],
  [
    'delay too short, expected a delay of at least 5 s before the last attempt',
    (variant) => ({ kind: 'pause', expected: 5000, seen: variant, attempts: 2 }),
  ],
  [
    'calls a selfUri that it must not call',
    (variant) => ({
      kind: 'fetched',
      expected: 'not fetched',
      uri: `http://127.0.0.1:${String(40_000 + variant)}/x`,
      seen: variant,
      withinMs: 500,
    }),
  ],
  [
    'does not process STARTED for some interactions',
    (variant) => ({
      kind: 'effect-count',
      interactionId: 'a',
      sent: variant,
      event: 'STARTED',
      expected: 1,
      seen: { asked: 500, others: [{ id: `id-${String(variant)}`, value: 0 }] },
      atEnd: false,
    }),
  ],
]

test.each(ALIKE)('"%s" is the title, whatever the times, addresses and IDs', (title, make) => {
  expect([titleOf(make(1)), titleOf(make(77))]).toEqual([title, title])
})

const of = (kind: 'effect-count' | 'state', expected: unknown, values: readonly unknown[], asked = 1): Check =>
  ({
    kind,
    interactionId: 'a',
    sent: 1,
    event: 'STARTED',
    expected,
    seen: { asked, others: values.map((value, index) => ({ id: `id-${String(index)}`, value })) },
    unknownEvents: ['PAUSED'],
    atEnd: false,
  }) as Check

test.each([
  [of('effect-count', 1, [0]), 'does not process STARTED'],
  [of('effect-count', 1, [2]), 'processes STARTED twice instead of once'],
  [of('effect-count', 1, [2, 3], 9), 'processes STARTED twice or 3 times instead of once for some interactions'],
  [of('effect-count', 0, [1]), 'processes STARTED, which must have no effect'],
  [of('state', 'FINISHED', ['STARTED']), 'reports the state STARTED instead of FINISHED'],
  [of('state', 'FINISHED', [null]), 'reports no state instead of FINISHED'],
  [of('state', null, ['STARTED'], 3), 'reports the state STARTED instead of none for some interactions'],
  [of('state', 'STARTED', ['PAUSED']), 'stores the unknown event PAUSED as the state'],
  [{ kind: 'no-effect', seen: 1 }, 'processes a delivery that it must ignore'],
  [{ kind: 'attempts', expected: 1, seen: 3, fired: {} }, 'needs 3 attempts instead of 1'],
  [{ kind: 'attempts', expected: 2, seen: 1, fired: {} }, 'gets 1 attempt instead of 2'],
  [{ kind: 'delivery', expected: 'delivered', seen: 'exhausted' }, 'leaves a delivery exhausted instead of delivered'],
  [{ kind: 'header', name: 'Allow', expected: 'POST', seen: undefined }, 'responds without the header Allow'],
  [{ kind: 'hidden', expected: 'stack', seen: true }, 'responds with a stack trace'],
  [
    { kind: 'awaited', expected: 'request', attempt: 2, withinMs: 500, seen: false },
    'timed out waiting for a request of attempt 2',
  ],
] satisfies (readonly [Check, string])[])('a title says what the receiver does: %j', (check, title) => {
  expect(titleOf(check)).toBe(title)
})
