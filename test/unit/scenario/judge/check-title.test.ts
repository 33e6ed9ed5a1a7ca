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
    'STARTED took effect 0 times for some interactions',
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

test.each(ALIKE)('"%s" is the title whatever the times, addresses and IDs', (title, make) => {
  expect([titleOf(make(1)), titleOf(make(77))]).toEqual([title, title])
})
