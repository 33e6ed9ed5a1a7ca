/** A receiver's response, with at most 65,536 bytes of its body. */
export interface Response {
  readonly status: number
  /** Reason phrase as sent, or the standard one; at most 1,000 characters, or 100 once the body is dropped. */
  readonly reason: string
  /** Empty once dropped. */
  readonly headers: Readonly<Record<string, string>>
  /** At most 65,536 bytes of the body, decoded as UTF-8; undefined once dropped. */
  readonly body: string | undefined
  /** Length in bytes of a dropped body; undefined while the body is kept. */
  readonly bodyBytes?: number
  /** SHA-256 of a dropped body in hexadecimal; undefined while the body is kept. */
  readonly bodySha256?: string
  /** Size in bytes of dropped headers; undefined while they are kept. */
  readonly headersBytes?: number
  /** Whether the receiver sent more than 65,536 bytes of body. */
  readonly truncated: boolean
  /** Statuses of further responses on the same connection, if the request was sent several times over it. */
  readonly further?: readonly number[]
}

/**
 * Why there was no response. `internal` is an error of the mock itself; the outcome then says nothing about the
 * receiver.
 */
export type UnreachableCause =
  | 'refused'
  | 'reset'
  | 'closed'
  | 'dns'
  | 'tls'
  | 'unroutable'
  | 'forbidden-target'
  | 'malformed-response'
  | 'aborted'
  | 'internal'

interface Timed {
  /** Duration on the wire in real milliseconds. */
  readonly ms: number
  /**
   * The part of `ms` during which the mock's process was stalled, for which the receiver is not responsible; absent if
   * it was not stalled.
   */
  readonly stalledMs?: number
}

/** How one attempt ended. */
export type Outcome = Timed &
  (
    | { readonly kind: 'accepted'; readonly response: Response }
    | { readonly kind: 'rejected'; readonly response: Response }
    | { readonly kind: 'timed-out'; readonly phase: 'connect' | 'response' | 'body'; readonly limitMs: number }
    | { readonly kind: 'unreachable'; readonly cause: UnreachableCause; readonly detail: string }
  )

/**
 * The result that a transport reports: a response, or why there is none. The dialect decides whether a response is a
 * success.
 */
export type WireResult =
  | (Timed & { readonly kind: 'answered'; readonly response: Response })
  | Extract<Outcome, { kind: 'timed-out' | 'unreachable' }>

const BEFORE_CONNECTED: ReadonlySet<UnreachableCause> = new Set([
  'refused',
  'dns',
  'unroutable',
  'forbidden-target',
  'tls',
])

/**
 * Returns whether an attempt ended before the connection was established; the outcome then says nothing about the
 * receiver itself.
 */
export const neverReached = (outcome: Outcome | undefined): boolean =>
  (outcome?.kind === 'unreachable' && BEFORE_CONNECTED.has(outcome.cause)) ||
  (outcome?.kind === 'timed-out' && outcome.phase === 'connect')

/** Returns the result of an attempt that an internal error ended. @param what the operation that failed */
export const internalResult = (what: string, error: unknown): Extract<WireResult, { kind: 'unreachable' }> => ({
  kind: 'unreachable',
  cause: 'internal',
  detail: `${what}: ${error instanceof Error ? error.message : String(error)}`,
  ms: 0,
})

/** Returns whether an internal error ended an attempt. */
export const isInternal = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === 'unreachable' && outcome.cause === 'internal'
