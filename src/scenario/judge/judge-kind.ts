import type { Outcome } from '../../journal/outcome.ts'
import type { AnswerKind } from '../model/step.ts'
import { answerOf, inClass, seenIn } from './answer-seen.ts'
import type { Judged } from './judged.ts'

/** Answers a good delivery with exactly 200 OK. */
const ONLY_200 = 'GWR-ACK-001'
/** Refuses with 4xx rather than with a server error. */
const REFUSES_WITH_4XX = 'GWR-SIG-015'

/** Whether the connection ended without an answer, once there was one. */
const isClosed = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset')

/** Judges the kind of answer; `refused` depends on what the receiver does with a bad signature. */
export const judgeKind = (
  kind: AnswerKind,
  outcome: Outcome | undefined,
  policy: 'reject' | 'ignore',
): readonly Judged[] => {
  const status = answerOf(outcome)?.status
  const seen = seenIn(outcome)
  const is = (test: (status: number) => boolean): boolean => status !== undefined && test(status)
  const is4xx = is((code) => inClass(code, 4))
  const isBelow500 = is((code) => code < 500)
  switch (kind) {
    case 'accepted':
      return [{ ok: outcome?.kind === 'accepted', expected: '200 OK', seen }]
    case 'refused':
      return policy === 'reject'
        ? judgeRefusal(outcome, seen)
        : [{ ok: is((code) => code === 200), expected: '200 without effect, as the policy "ignore" has it', seen }]
    case 'declined': {
      const ignores = policy === 'ignore'
      return [
        {
          ok: isClosed(outcome) || is4xx || (ignores && status === 200),
          expected: `an answer in 4xx, or a closed connection${ignores ? ', or 200 without effect' : ''}`,
          seen,
        },
      ]
    }
    case 'accepted-or-declined': {
      const isAccepted = outcome?.kind === 'accepted'
      if (!isAccepted && is((code) => inClass(code, 2)))
        return [
          {
            ok: false,
            expected: '200 OK: no other success is taken for one',
            seen,
            proves: ONLY_200,
            isInherent: true,
          },
        ]
      return [
        {
          ok: isAccepted || is4xx || isClosed(outcome),
          expected: '200 OK, an answer in 4xx, or a closed connection',
          seen,
        },
      ]
    }
    case 'survived':
      return [{ ok: isBelow500, expected: 'an answer below 500', seen }]
    case 'survived-or-closed':
      return [{ ok: isBelow500 || isClosed(outcome), expected: 'an answer below 500, or a closed connection', seen }]
    case 'client-error':
      return [{ ok: is4xx, expected: 'an answer in 4xx', seen }]
    case 'any':
      return [{ ok: status !== undefined, expected: 'an answer', seen }]
    default:
      return kind satisfies never
  }
}

/**
 * Whatever is no success refuses: the documents have no other answers to it. That it is 4xx, and no failure of the
 * receiver, is judged on its own account.
 */
const judgeRefusal = (outcome: Outcome | undefined, seen: string): readonly Judged[] => {
  const status = answerOf(outcome)?.status
  const isRefused = status === undefined ? isClosed(outcome) || outcome?.kind === 'timed-out' : status >= 400
  if (!isRefused) return [{ ok: false, expected: 'a refusal: 401, or another answer in 4xx', seen }]
  return [
    { ok: true, expected: 'no success', seen },
    {
      ok: status !== undefined && inClass(status, 4),
      expected: 'a refusal in 4xx, such as 401',
      seen,
      proves: REFUSES_WITH_4XX,
      isInherent: true,
    },
  ]
}
