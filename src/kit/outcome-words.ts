import { describeMs } from './span-words.ts'

/**
 * The part of an outcome that texts describe, as in the journal and in the control API.
 */
export interface OutcomeFacts {
  readonly kind: 'accepted' | 'rejected' | 'timed-out' | 'unreachable'
  /** Duration of the attempt in real milliseconds. */
  readonly ms: number
  readonly response?:
    | {
        readonly status: number
        readonly reason: string
        readonly truncated?: boolean | undefined
        /** Statuses of further responses on the same connection. */
        readonly further?: readonly number[] | undefined
      }
    | undefined
  readonly phase?: 'connect' | 'response' | 'body' | undefined
  /** The time limit that was reached, in milliseconds. */
  readonly limitMs?: number | undefined
  readonly stalledMs?: number | undefined
  readonly cause?: string | undefined
  readonly detail?: string | undefined
}

const WAITED_FOR = { connect: 'the connection', response: 'the response', body: 'the rest of the response' } as const

/**
 * Returns a short description of an outcome: `200 OK`, `timed out after 10 s, waiting for the response`,
 * `refused: …`.
 */
export const describeOutcome = (outcome: OutcomeFacts): string => {
  const { response, phase = 'response', limitMs = outcome.ms, stalledMs, cause = 'unreachable', detail } = outcome
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return (
        `${String(response?.status ?? '')} ${response?.reason ?? ''}`.trim() +
        (response?.truncated ? ' (response truncated after 64 KiB)' : '') +
        describeFurther(response?.further)
      )
    case 'timed-out':
      return `timed out after ${describeMs(limitMs)}, waiting for ${WAITED_FOR[phase]}${describeStall(stalledMs)}`
    case 'unreachable':
      return detail === undefined ? cause : `${cause}: ${detail}`
    default:
      return outcome.kind satisfies never
  }
}

/**
 * Returns how long an attempt took, to follow its description: ` (70 ms)`; empty after a timeout, whose description
 * states the limit.
 */
export const durationText = ({ kind, ms }: OutcomeFacts): string => (kind === 'timed-out' ? '' : ` (${describeMs(ms)})`)

/** Returns a short label of an outcome: `503`, `timed out`, `refused`. */
export const outcomeLabel = ({ kind, response, cause = 'unreachable' }: OutcomeFacts): string => {
  switch (kind) {
    case 'accepted':
    case 'rejected':
      return String(response?.status ?? kind)
    case 'timed-out':
      return 'timed out'
    case 'unreachable':
      return cause
    default:
      return kind satisfies never
  }
}

/** Returns the key for counting similar outcomes: `rejected 503`, `timed-out body`, `unreachable refused`. */
export const outcomeKey = ({ kind, response, phase, cause }: OutcomeFacts): string => {
  const detail = { accepted: response?.status, rejected: response?.status, 'timed-out': phase, unreachable: cause }[
    kind
  ]
  return `${kind} ${String(detail ?? '')}`.trim()
}

const describeStall = (stalledMs: number | undefined): string =>
  stalledMs === undefined ? '' : ` (excluding ${describeMs(stalledMs)} during which mock-genesys itself stalled)`

const describeFurther = (statuses: readonly number[] | undefined): string => {
  if (statuses === undefined) return ''
  return statuses.length === 0
    ? ' (no further response)'
    : ` (followed by ${statuses.join(', ')} on the same connection)`
}
