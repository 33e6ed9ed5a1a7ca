import type { Assumptions } from '../contract/assumptions.ts'
import type { DialectName, EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'
import type { BytesOrAscii } from '../kit/ascii.ts'
import type { ErrorCode } from '../kit/codes.ts'
import type { JsonObject } from '../kit/json-object.ts'
import type { DocumentedEntities, DocumentedEvent } from './bodies/documented-event.ts'
import type { ParsedPayload } from './parsed-payload.ts'
import type { Recipe } from './recipes/recipe.ts'

export type { DialectName }

/** A header line: its name and value. */
export type HeaderLine = readonly [name: string, value: string]

/** How the delay before redelivery 1, 2, … is computed. Times are milliseconds, 0 or more. */
export type PauseRule =
  | { readonly kind: 'fixed'; readonly pauseMs: number }
  /** The last one repeats. Never empty. */
  | { readonly kind: 'list'; readonly pausesMs: readonly number[] }
  /** `baseMs × factor^(n - 1)`, at most `capMs`; `factor` is 1 or more. */
  | { readonly kind: 'exponential'; readonly baseMs: number; readonly factor: number; readonly capMs: number }

/** The rules of redelivery. Times are milliseconds. */
export interface RetryPolicy {
  /** Redeliveries after the first attempt, 0 or more. */
  readonly retryAttempts: number
  readonly pauses: PauseRule
  /** Random shift of each delay, uniform within ± this fraction of it; in [0, 1]. Same seed, same delays. */
  readonly jitterRatio: number
  /** The maximum Retry-After; a longer one is capped. 0: Retry-After is ignored. */
  readonly retryAfterCapMs: number
  /** How long an attempt waits for its whole response, in real time; 1 or more. */
  readonly responseTimeoutMs: number
}

export interface SigningInput {
  /** The bytes that are sent. */
  readonly body: BytesOrAscii
  readonly secret: string
  /** Milliseconds since the Unix epoch; a dialect without a signed time ignores it. */
  readonly signedAt: number
  /** Whether an empty secret is an empty key, in any dialect. No subscription has one; a fault uses it. */
  readonly emptyKey?: boolean
  /** The signature headers, if they are known already. */
  readonly signature?: readonly HeaderLine[] | undefined
}

/** Signs a body that is given in parts. */
export interface Signer {
  update(part: Uint8Array): void
  /** Returns only the signature headers; called once, after the last part. */
  lines(): readonly HeaderLine[]
}

/** The data of one attempt besides the body. */
export interface AttemptContext extends SigningInput {
  readonly subscriptionId: string
  /** 32 lower-case hex digits, the same on every attempt of a delivery. */
  readonly traceId: string
  /** 16 lower-case hex digits, new for each attempt. */
  readonly spanId: string
}

/** The parts of a response that decide about success. */
export interface ResponseSeen {
  readonly status: number
  /** The kept part of the body, as text. */
  readonly body: string | undefined
  /** Whether the body was longer than the kept part. */
  readonly truncated: boolean
}

/** The parts of a signature header value. */
export interface SignatureParts {
  readonly digest: string
  /** The signed time as text; empty in a dialect without one. */
  readonly t: string
}

/** The signature header of a dialect: how it is formatted and parsed. */
export interface SignatureForm {
  /** The header name, in the case in which it is sent. */
  readonly header: string
  readonly hash: 'sha1' | 'sha256'
  /** How the secret is decoded into the key. */
  readonly key: 'utf8' | 'hex' | 'base64'
  /** The encoding of the digest, and its length in characters. */
  readonly digest: { readonly encoding: 'hex' | 'base64'; readonly length: number }
  /** Whether a time is signed: the message is then the time in milliseconds, a dot and the body. */
  readonly timed: boolean
  readonly format: (parts: SignatureParts) => string
  /** Parses a trimmed header value; returns its parts, or what is malformed. */
  parse(value: string): SignatureParts | { readonly malformed: string }
  /** Matches the beginning of a value that is meant to have this form: everything before the digest. */
  readonly prefix: RegExp
}

/** Why a dialect cannot sign with a secret. */
export interface SecretProblem {
  readonly code: ErrorCode
  readonly message: string
  readonly fix: string
}

/** What probes ask a receiver about, in the terms of the body. */
export interface Probed {
  /** Returns the name of an event in the body. */
  readonly event: (name: EventName) => string
  /** Returns the id by which a receiver knows whether it processed an event. */
  readonly effect: (of: PublishedEvent) => string
  /** Returns the id of the object that has a state. */
  readonly subject: (of: PublishedEvent) => string
  /** The names of the states. */
  readonly states: readonly string[]
}

/** The ids of a published event. */
export interface PublishedEvent {
  readonly eventId: string
  readonly interactionId: string
  readonly csid: number
}

/** The parts of a dialect that do not depend on assumptions. */
export interface DialectFacts {
  readonly signature: SignatureForm
  /** The product of its subscriptions: a subscription, and a receiver, can have events of all dialects of a product. */
  readonly product: string
  /** Its events, in words. */
  readonly about: string
  /** Its section of the reference page: title, and what is sent and when it is sent again. */
  readonly section: { readonly title: string; readonly about: string }
  /** Who sends its deliveries, in sentences about a receiver. */
  readonly sender: string
  /** Trace headers; the first one has the trace id. */
  readonly traceHeaders: readonly string[]
  /** Returns the problem of a secret; undefined if it is valid. */
  readonly checkSecret: (secret: string) => SecretProblem | undefined
  /** A valid secret, for examples. */
  readonly exampleSecret: string
  /**
   * The mistakes that the signature doctor tries, most likely first, including those about bytes that all dialects
   * share.
   */
  readonly recipes: readonly Recipe[]
  /** Reads a delivery body leniently: the inverse of `serialize`, for receivers. */
  read(json: JsonObject): ParsedPayload
  /** Returns whether the documents have an event with this name in the body. */
  knows(event: string | undefined): boolean
  /** Returns the deduplication key of an event. */
  keyOf(received: { readonly event: string; readonly id: string }): string
  readonly probed: Probed
  /** What a body is. */
  readonly body: DocumentedEvent | DocumentedEntities
}

/** What a dialect sends; some of it is an assumption. */
export interface DialectWire {
  readonly retry: RetryPolicy
  /** Headers that the headers of a subscription cannot replace, in lower case. */
  readonly protectedHeaders: readonly string[]
  /** Which time `signedAt` is: that of the attempt, or of the event. */
  readonly signs: 'attempt' | 'event'
  /** Whether a trace id is per delivery or per attempt. */
  readonly traces: 'delivery' | 'attempt'
  /** Serializes an event once; this text, in UTF-8, is signed, sent, logged and redelivered. */
  serialize(
    event: MockEvent,
    context: { readonly selfUriBase: string; readonly organization: { readonly id: string; readonly name: string } },
  ): string
  /** Returns only the signature headers. @throws {MockError} of `checkSecret` */
  sign(input: SigningInput): readonly HeaderLine[]
  /** Starts a signature over a body that is given in parts. @throws {MockError} as `sign` does */
  signer(input: Omit<SigningInput, 'body'>): Signer
  /** Returns the headers of one attempt except Host, Content-Length and those of the subscription. */
  headers(context: AttemptContext): readonly HeaderLine[]
  isSuccess(response: ResponseSeen): boolean
  /** The response that is a success, in words. */
  readonly success: string
  /** Returns whether a failure with this status is retried; failures without a response always are. */
  retriesStatus(status: number): boolean
}

/**
 * The export of a dialect file: the fixed parts of the dialect, and what it sends under given assumptions.
 */
export interface DialectFile extends DialectFacts {
  wire(assume: Assumptions): DialectWire
}

/**
 * A named set of wire conventions: how an event is serialized, which headers are sent, which response is a success, and
 * what is retried.
 */
export interface Dialect extends DialectFacts, DialectWire {
  readonly name: DialectName
  readonly events: readonly EventName[]
}
