import type { Outcome } from '../../journal/outcome.ts'
import type { ResponseKind } from '../model/steps/expect.ts'
import type { ResponseDue } from '../model/check.ts'
import { ONLY_SUCCESS } from '../model/check.ts'
import { responseOf, hasStatusClass, replyOf } from './response-seen.ts'
import type { Judged } from './judged.ts'

/** The receiver responds to a valid delivery with exactly 200 OK. */
const ONLY_200 = 'GWR-ACK-001'
/** It rejects with 4xx rather than with a server error. */
const REFUSES_WITH_4XX = 'GWR-SIG-015'

/** Whether an established connection ended without a response. */
const isClosed = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset')

/** Judges the kind of response; `rejected` depends on the receiver's policy for bad signatures. */
export const judgeKind = (
  kind: ResponseKind,
  outcome: Outcome | undefined,
  policy: 'reject' | 'ignore',
  success = ONLY_SUCCESS,
): readonly Judged[] => {
  const status = responseOf(outcome)?.status
  const is = (test: (status: number) => boolean): boolean => status !== undefined && test(status)
  const judged = (ok: boolean, expected: ResponseDue = kind): Judged => ({
    ok,
    check: { kind: 'response', expected, policy, ...(success !== ONLY_SUCCESS && { success }), seen: replyOf(outcome) },
  })
  const isAccepted = outcome?.kind === 'accepted'
  const isAcknowledged = status === 200 || isAccepted
  const is4xx = is((code) => hasStatusClass(code, 4))
  const isBelow500 = is((code) => code < 500)
  switch (kind) {
    case 'accepted':
      return [judged(isAccepted)]
    case 'rejected': {
      if (policy === 'ignore') return [judged(isAcknowledged)]
      // Anything but a success is a rejection: the documents define no other responses.
      const isRefused = status === undefined ? isClosed(outcome) || outcome?.kind === 'timed-out' : status >= 400
      return isRefused
        ? [judged(true), { ...judged(is4xx, 'rejected-in-4xx'), proves: REFUSES_WITH_4XX, isInherent: true }]
        : [judged(false)]
    }
    case 'declined':
      return [judged(isClosed(outcome) || is4xx || (policy === 'ignore' && isAcknowledged))]
    case 'accepted-or-declined':
      return !isAccepted && is((code) => hasStatusClass(code, 2))
        ? [{ ...judged(false, 'only-200'), proves: ONLY_200, isInherent: true }]
        : [judged(isAccepted || is4xx || isClosed(outcome))]
    case 'survived':
      return [judged(isBelow500)]
    case 'survived-or-closed':
      return [judged(isBelow500 || isClosed(outcome))]
    case 'client-error':
      return [judged(is4xx)]
    case 'any':
      return [judged(status !== undefined)]
    default:
      return kind satisfies never
  }
}
