import type { MockEvent } from '../events/event.ts'

export type DialectName = 'interactions' | 'conversations'

/** Header lines in the order they are sent. */
export type HeaderLine = readonly [name: string, value: string]

/** How redelivery goes. Times are milliseconds. */
export interface RetryPolicy {
  /** Redeliveries after the first attempt, 0 or more. */
  readonly retryAttempts: number
  /** Pause before redelivery 1, 2, …; the last one repeats. Never empty. */
  readonly pausesMs: readonly number[]
  /** How long an attempt waits for its whole answer, on the real clock. */
  readonly responseTimeoutMs: number
}

export interface SigningInput {
  /** The bytes that are sent. */
  readonly body: Uint8Array
  readonly secret: string
  /** Milliseconds since the Unix epoch; a dialect without a signed time ignores it. */
  readonly signedAt: number
}

/** What one attempt needs to know besides the body. */
export interface AttemptContext extends SigningInput {
  readonly subscriptionId: string
  /** 32 lower-case hex digits, the same on every attempt of a delivery. */
  readonly traceId: string
  /** 16 lower-case hex digits, new for each attempt. */
  readonly spanId: string
}

/** A named set of wire conventions: how an event becomes bytes, which headers go with them, which answer is a success, what is tried again. */
export interface Dialect {
  readonly name: DialectName
  readonly events: readonly string[]
  readonly retry: RetryPolicy
  /** Headers a subscription's own headers may not replace, lower-case. */
  readonly protectedHeaders: readonly string[]
  /** Serializes once; these bytes are signed, sent, logged and redelivered. */
  serialize(event: MockEvent, context: { readonly selfUriBase: string; readonly organization: { readonly id: string; readonly name: string } }): Uint8Array
  /** Signature header lines alone. @throws {MockError} `SECRET_NOT_HEX` where the dialect needs a hex secret. */
  sign(input: SigningInput): readonly HeaderLine[]
  /** Every header of one attempt except Host, Content-Length and the subscription's own. */
  headers(context: AttemptContext): readonly HeaderLine[]
  isSuccess(status: number): boolean
  /** Whether a failed answer with this status is tried again; failures without an answer always are. */
  retriesStatus(status: number): boolean
}
