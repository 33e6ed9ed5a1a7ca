import { describeMs } from '../clock/describe.ts'
import type { Outcome } from './outcome.ts'

/** The outcome of an attempt in a few words. */
export const describeOutcome = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return (
        `${String(outcome.answer.status)} ${outcome.answer.reason}`.trim() +
        (outcome.answer.truncated ? ' (answer cut after 64 KiB)' : '') +
        describeFurther(outcome.answer.further)
      )
    case 'timed-out':
      return `timed out after ${describeMs(outcome.limitMs)}, waiting for ${{ connect: 'the connection', answer: 'the answer', body: 'the rest of the answer' }[outcome.phase]}${describeStall(outcome.stalledMs)}`
    case 'unreachable':
      return `${outcome.cause}: ${outcome.detail}`
    default:
      return outcome satisfies never
  }
}

const describeStall = (stalledMs: number | undefined): string =>
  stalledMs === undefined ? '' : ` (not counting ${describeMs(stalledMs)} in which mock-genesys itself was stalled)`

const describeFurther = (statuses: readonly number[] | undefined): string =>
  statuses === undefined
    ? ''
    : statuses.length === 0
      ? ' (and no further answer)'
      : ` (and on the same connection ${statuses.join(', ')})`
