/** What came back: bounded, never the whole of an endless body. */
export interface Response {
  readonly status: number
  /** Reason phrase as sent, or the standard one; at most 1,000 characters of it, and 100 once its body is dropped. */
  readonly reason: string
  /** Empty once dropped. */
  readonly headers: Readonly<Record<string, string>>
  /** At most `MAX_RESPONSE_BYTES` of the body, decoded as UTF-8; undefined once dropped. */
  readonly body: string | undefined
  /** Length in bytes of a dropped body; undefined while the body is kept. */
  readonly bodyBytes?: number
  /** SHA-256 as hexadecimal digits of a dropped body; undefined while the body is kept. */
  readonly bodySha256?: string
  /** Bytes of dropped headers; undefined while they are kept. */
  readonly headersBytes?: number
  /** True when more was sent than is kept. */
  readonly truncated: boolean
  /** Statuses of further answers on the same connection, when the request was sent several times over it. */
  readonly further?: readonly number[]
}

/** `internal` is an error of ours: no such request was made, and it says nothing about the receiver. */
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
  /** Real milliseconds on the wire. */
  readonly ms: number
  /**
   * Milliseconds among these in which the sending process itself stood still; absent when there were none. They are not
   * the receiver's.
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
 * What a transport reports: a response, or why there is none. Whether a response is a success is the dialect's to say.
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

/** Whether an attempt ended before there was a connection: such an outcome says nothing about the receiver itself. */
export const neverReached = (outcome: Outcome | undefined): boolean =>
  (outcome?.kind === 'unreachable' && BEFORE_CONNECTED.has(outcome.cause)) ||
  (outcome?.kind === 'timed-out' && outcome.phase === 'connect')

/** Returns the result of an attempt that an error of ours ended; `what` says what could not be done. */
export const internalResult = (what: string, error: unknown): Extract<WireResult, { kind: 'unreachable' }> => ({
  kind: 'unreachable',
  cause: 'internal',
  detail: `${what}: ${error instanceof Error ? error.message : String(error)}`,
  ms: 0,
})

/** Says whether an attempt was ended by an error of ours. */
export const isInternal = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === 'unreachable' && outcome.cause === 'internal'
