import { expect, test } from 'vitest'
import { describeOutcome, outcomeKey, outcomeLabel, type OutcomeFacts } from '../../../src/kit/outcome-words.ts'

const OUTCOMES: readonly (readonly [OutcomeFacts, string, string, string])[] = [
  [{ kind: 'accepted', ms: 4, response: { status: 200, reason: 'OK' } }, '200 OK', '200', 'accepted 200'],
  [
    { kind: 'rejected', ms: 4, response: { status: 503, reason: '', truncated: true, further: [200, 404] } },
    '503 (response truncated after 64 KiB) (followed by 200, 404 on the same connection)',
    '503',
    'rejected 503',
  ],
  [
    { kind: 'timed-out', ms: 10_004, limitMs: 10_000, phase: 'response', stalledMs: 1500 },
    'timed out after 10 s, waiting for the response (excluding 1.5 s during which mock-genesys itself stalled)',
    'timed out',
    'timed-out response',
  ],
  [
    { kind: 'timed-out', ms: 90_000, phase: 'body' },
    'timed out after 1 min 30 s, waiting for the rest of the response',
    'timed out',
    'timed-out body',
  ],
  [
    { kind: 'unreachable', ms: 1, cause: 'refused', detail: 'connect ECONNREFUSED' },
    'refused: connect ECONNREFUSED',
    'refused',
    'unreachable refused',
  ],
]

test.each(OUTCOMES)('an outcome has the same wording everywhere: %j', (outcome, sentence, label, key) => {
  expect([describeOutcome(outcome), outcomeLabel(outcome), outcomeKey(outcome)]).toEqual([sentence, label, key])
})
