import { describeMs } from './span-words.ts'

/**
 * The outcome of an attempt as far as it is put into words: as the journal keeps it, and as the control API shows it.
 */
export interface OutcomeFacts {
  readonly kind: 'accepted' | 'rejected' | 'timed-out' | 'unreachable'
  /** Milliseconds on the wire. */
  readonly ms: number
  readonly answer?:
    | {
        readonly status: number
        readonly reason: string
        readonly truncated?: boolean | undefined
        /** Statuses of further responses on the same connection. */
        readonly further?: readonly number[] | undefined
      }
    | undefined
  readonly phase?: 'connect' | 'answer' | 'body' | undefined
  /** The limit that ran out, in milliseconds. */
  readonly limitMs?: number | undefined
  readonly stalledMs?: number | undefined
  readonly cause?: string | undefined
  readonly detail?: string | undefined
}

const WAITED_FOR = { connect: 'the connection', answer: 'the answer', body: 'the rest of the answer' } as const

/**
 * Returns the outcome of an attempt in a few words: `200 OK`, `timed out after 10 s, waiting for the answer`,
 * `refused: …`.
 */
export const describeOutcome = (outcome: OutcomeFacts): string => {
  const { answer, phase = 'answer', limitMs = outcome.ms, stalledMs, cause = 'unreachable', detail } = outcome
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return (
        `${String(answer?.status ?? '')} ${answer?.reason ?? ''}`.trim() +
        (answer?.truncated ? ' (answer cut after 64 KiB)' : '') +
        describeFurther(answer?.further)
      )
    case 'timed-out':
      return `timed out after ${describeMs(limitMs)}, waiting for ${WAITED_FOR[phase]}${describeStall(stalledMs)}`
    case 'unreachable':
      return detail === undefined ? cause : `${cause}: ${detail}`
    default:
      return outcome.kind satisfies never
  }
}

/** Returns the outcome of an attempt as short as it gets: `503`, `timed out`, `refused`. */
export const outcomeLabel = ({ kind, answer, cause = 'unreachable' }: OutcomeFacts): string => {
  switch (kind) {
    case 'accepted':
    case 'rejected':
      return String(answer?.status ?? kind)
    case 'timed-out':
      return 'timed out'
    case 'unreachable':
      return cause
    default:
      return kind satisfies never
  }
}

/** Returns the key that like outcomes are counted under: `rejected 503`, `timed-out body`, `unreachable refused`. */
export const outcomeKey = ({ kind, answer, phase, cause }: OutcomeFacts): string => {
  const detail = { accepted: answer?.status, rejected: answer?.status, 'timed-out': phase, unreachable: cause }[kind]
  return `${kind} ${String(detail ?? '')}`.trim()
}

const describeStall = (stalledMs: number | undefined): string =>
  stalledMs === undefined ? '' : ` (not counting ${describeMs(stalledMs)} in which mock-genesys itself was stalled)`

const describeFurther = (statuses: readonly number[] | undefined): string => {
  if (statuses === undefined) return ''
  return statuses.length === 0 ? ' (and no further answer)' : ` (and on the same connection ${statuses.join(', ')})`
}
