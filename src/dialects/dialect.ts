import type { MockEvent } from '../events/event.ts'

export type DialectName = 'interactions' | 'conversations'

/** Header lines in the order they are sent. */
export type HeaderLine = readonly [name: string, value: string]

/** How the pause before redelivery 1, 2, … is found. Times are milliseconds, 0 or more. */
export type PauseRule =
  | { readonly kind: 'fixed'; readonly pauseMs: number }
  /** The last one repeats. Never empty. */
  | { readonly kind: 'list'; readonly pausesMs: readonly number[] }
  /** `baseMs × factor^(n - 1)`, `capMs` at most; `factor` is 1 or more. */
  | { readonly kind: 'exponential'; readonly baseMs: number; readonly factor: number; readonly capMs: number }

/** How redelivery goes. Times are milliseconds. */
export interface RetryPolicy {
  /** Redeliveries after the first attempt, 0 or more. */
  readonly retryAttempts: number
  readonly pauses: PauseRule
  /** Each pause is shifted by chance, uniformly within ± this part of it; in [0, 1]. Same seed, same pauses. */
  readonly jitterRatio: number
  /** The longest Retry-After that is honored; a longer one counts as this. 0: Retry-After is ignored. */
  readonly retryAfterCapMs: number
  /** How long an attempt waits for its whole answer, on the real clock; 1 or more. */
  readonly responseTimeoutMs: number
}

export interface SigningInput {
  /** The bytes that are sent. */
  readonly body: Uint8Array
  readonly secret: string
  /** Milliseconds since the Unix epoch; a dialect without a signed time ignores it. */
  readonly signedAt: number
  /** Takes an empty secret for an empty key, in any dialect. No subscription has one; a fault signs so. */
  readonly emptyKey?: boolean
}

/** Signs a body that is given in parts. */
export interface Signer {
  update(part: Uint8Array): void
  /** Signature header lines alone; called once, after the last part. */
  lines(): readonly HeaderLine[]
}

/** What one attempt needs to know besides the body. */
export interface AttemptContext extends SigningInput {
  readonly subscriptionId: string
  /** 32 lower-case hex digits, the same on every attempt of a delivery. */
  readonly traceId: string
  /** 16 lower-case hex digits, new for each attempt. */
  readonly spanId: string
}

/** What a sender may look at to tell a success. */
export interface AnswerSeen {
  readonly status: number
  /** What is kept of the body, as text. */
  readonly body: string | undefined
  /** True when more was sent than is kept. */
  readonly truncated: boolean
}

/** A named set of wire conventions: how an event becomes bytes, which headers go with them, which answer is a success, what is tried again. */
export interface Dialect {
  readonly name: DialectName
  readonly events: readonly string[]
  readonly retry: RetryPolicy
  /** Headers a subscription's own headers may not replace, lower-case. */
  readonly protectedHeaders: readonly string[]
  /** Which instant `signedAt` is: that of the attempt, or of the event. */
  readonly signs: 'attempt' | 'event'
  /** Whether a trace id stays over redeliveries. */
  readonly traces: 'delivery' | 'attempt'
  /** Serializes once; these bytes are signed, sent, logged and redelivered. */
  serialize(
    event: MockEvent,
    context: { readonly selfUriBase: string; readonly organization: { readonly id: string; readonly name: string } },
  ): Uint8Array
  /** Signature header lines alone. @throws {MockError} `SECRET_NOT_HEX` where the dialect needs a hex secret. */
  sign(input: SigningInput): readonly HeaderLine[]
  /** Begins a signature over a body that is given in parts. @throws {MockError} as `sign` does */
  signer(input: Omit<SigningInput, 'body'>): Signer
  /** Every header of one attempt except Host, Content-Length and the subscription's own. */
  headers(context: AttemptContext): readonly HeaderLine[]
  isSuccess(answer: AnswerSeen): boolean
  /** Whether a failed answer with this status is tried again; failures without an answer always are. */
  retriesStatus(status: number): boolean
}
