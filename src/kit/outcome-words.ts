import { describeMs } from './span-words.ts'

/**
 * The outcome of an attempt as far as it is put into words: as the journal keeps it, and as the control API shows it.
 */
export interface OutcomeFacts {
  readonly kind: 'accepted' | 'rejected' | 'timed-out' | 'unreachable'
  /** Milliseconds on the wire. */
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
  /** The limit that ran out, in milliseconds. */
  readonly limitMs?: number | undefined
  readonly stalledMs?: number | undefined
  readonly cause?: string | undefined
  readonly detail?: string | undefined
}

const WAITED_FOR = { connect: 'the connection', response: 'the response', body: 'the rest of the response' } as const

/**
 * Returns the outcome of an attempt in a few words: `200 OK`, `timed out after 10 s, waiting for the response`,
 * `refused: …`.
 */
export const describeOutcome = (outcome: OutcomeFacts): string => {
  const { response, phase = 'response', limitMs = outcome.ms, stalledMs, cause = 'unreachable', detail } = outcome
  switch (outcome.kind) {
    case 'accepted':
    case 'rejected':
      return (
        `${String(response?.status ?? '')} ${response?.reason ?? ''}`.trim() +
        (response?.truncated ? ' (answer cut after 64 KiB)' : '') +
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

/** Returns the outcome of an attempt as short as it gets: `503`, `timed out`, `refused`. */
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

/** Returns the key that like outcomes are counted under: `rejected 503`, `timed-out body`, `unreachable refused`. */
export const outcomeKey = ({ kind, response, phase, cause }: OutcomeFacts): string => {
  const detail = { accepted: response?.status, rejected: response?.status, 'timed-out': phase, unreachable: cause }[
    kind
  ]
  return `${kind} ${String(detail ?? '')}`.trim()
}

const describeStall = (stalledMs: number | undefined): string =>
  stalledMs === undefined ? '' : ` (not counting ${describeMs(stalledMs)} in which mock-genesys itself was stalled)`

const describeFurther = (statuses: readonly number[] | undefined): string => {
  if (statuses === undefined) return ''
  return statuses.length === 0 ? ' (and no further response)' : ` (and on the same connection ${statuses.join(', ')})`
}
