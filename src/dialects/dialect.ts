import type { Assumptions } from '../contract/assumptions.ts'
import type { DialectName, EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'
import type { JsonObject } from '../kit/json-object.ts'
import type { ErrorCode } from '../kit/codes.ts'
import type { ParsedPayload } from './parsed-payload.ts'
import type { Recipe } from './recipes/recipe.ts'

export type { DialectName }

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
export interface ResponseSeen {
  readonly status: number
  /** What is kept of the body, as text. */
  readonly body: string | undefined
  /** True when more was sent than is kept. */
  readonly truncated: boolean
}

/** What the value of a signature header is made of. */
export interface SignatureParts {
  readonly digest: string
  /** The signed time as text; empty in a dialect without one. */
  readonly t: string
}

/** How a dialect writes a signature into its header, and reads it back. */
export interface SignatureForm {
  /** The header, in the letters that it is sent in. */
  readonly header: string
  readonly hash: 'sha1' | 'sha256'
  /** How the text of a secret becomes the key. */
  readonly key: 'utf8' | 'hex' | 'base64'
  /** How the digest is written, and how many characters it has. */
  readonly digest: { readonly encoding: 'hex' | 'base64'; readonly length: number }
  /** Whether a time is signed: then the message is the time, a dot and the body. It stands in milliseconds. */
  readonly timed: boolean
  readonly format: (parts: SignatureParts) => string
  /** Reads the value of the header without white space around it, or says what is wrong with it. */
  parse(value: string): SignatureParts | { readonly malformed: string }
  /** What a value that is meant to be of this form, well-formed or not, begins with: all before the digest. */
  readonly prefix: RegExp
}

/** Why a dialect cannot sign with a secret. */
export interface SecretProblem {
  readonly code: ErrorCode
  readonly message: string
  readonly fix: string
}

/** What the probes of a receiver are asked by, which it finds in the body. */
export interface Probed {
  /** Returns what the body calls an event. */
  readonly event: (name: EventName) => string
  /** Returns the id by which a receiver tells whether an event has taken effect. */
  readonly effect: (of: ToldEvent) => string
  /** Returns the id of what has a state. */
  readonly subject: (of: ToldEvent) => string
  /** Which states there are, as a receiver may name them. */
  readonly states: readonly string[]
}

/** What is known of an event that was told. */
export interface ToldEvent {
  readonly eventId: string
  readonly interactionId: string
  readonly csid: number
}

/** What holds of a dialect under any assumptions. */
export interface DialectFacts {
  readonly signature: SignatureForm
  /** Where subscriptions are set up: one has events of dialects of the same product, and a receiver takes these. */
  readonly product: string
  /** Which events it is for, in words. */
  readonly about: string
  /** Headers that name a trace; the first has the trace id. */
  readonly traceHeaders: readonly string[]
  /** Returns undefined for a secret of the right form. */
  readonly checkSecret: (secret: string) => SecretProblem | undefined
  /**
   * What a signature doctor tries, the likeliest first; mistakes about bytes and dialects that all share are among
   * them.
   */
  readonly recipes: readonly Recipe[]
  /** Reads the body of a delivery tolerantly: the inverse of `serialize`, for receivers. */
  read(json: JsonObject): ParsedPayload
  /** Whether a receiver that knows the documents knows an event by what the body calls it. */
  knows(event: string | undefined): boolean
  /** What makes two deliveries the same event to a receiver. */
  keyOf(heard: { readonly event: string; readonly id: string }): string
  readonly probed: Probed
}

/** What a dialect puts on the wire; some of it is an assumption. */
export interface DialectWire {
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
  /** Returns the signature header lines alone. @throws {MockError} of `checkSecret` */
  sign(input: SigningInput): readonly HeaderLine[]
  /** Begins a signature over a body that is given in parts. @throws {MockError} as `sign` does */
  signer(input: Omit<SigningInput, 'body'>): Signer
  /** Returns every header of one attempt except Host, Content-Length and the subscription's own. */
  headers(context: AttemptContext): readonly HeaderLine[]
  isSuccess(response: ResponseSeen): boolean
  /** Which answer that is, in words. */
  readonly success: string
  /** Whether a failed answer with this status is tried again; failures without a response always are. */
  retriesStatus(status: number): boolean
}

/**
 * What the file of a dialect exports: what always holds of it, and what it puts on the wire under given assumptions.
 */
export interface DialectFile extends DialectFacts {
  wire(assume: Assumptions): DialectWire
}

/**
 * A named set of wire conventions: how an event becomes bytes, which headers go with them, which response is a
 * success, what is
 * tried again.
 */
export interface Dialect extends DialectFacts, DialectWire {
  readonly name: DialectName
  readonly events: readonly EventName[]
}
