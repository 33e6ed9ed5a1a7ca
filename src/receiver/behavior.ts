import type { DialectName } from '../dialects/dialect.ts'
import type { Verification } from '../dialects/verify.ts'
import type { ReceiverResponse } from './response.ts'
import type { EffectRules, Effects, Transition } from './effects.ts'
import type { ReceivedEvent, ParsedPayload, CompleteEvent } from './payload.ts'
import type { ReceiverStore } from './store.ts'

/** A secret, or several during a rotation. */
export type Secret = string | readonly string[]

/** The environment of a receiver, the source of everything that is not deterministic. */
export interface Environment {
  readonly effects: Effects
  /** Survives a restart; the effects are restored from it. */
  readonly store: ReceiverStore
  readonly path: string
  /** The path of a second subscription. */
  readonly secondPath: string | undefined
  readonly policy: 'reject' | 'ignore'
  readonly secret: (path: string) => Secret
  /** Origin from which `selfUri` may be fetched; undefined: nothing is fetched. */
  readonly nexus: string | undefined
  readonly fetch: typeof fetch
  /** Resolves after a number of milliseconds of real time. */
  readonly pause: (ms: number) => Promise<void>
  /** Blocks the whole process for a number of milliseconds. */
  readonly block: (ms: number) => void
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** Milliseconds since the Unix epoch. */
  readonly time: () => number
  readonly exit: () => void
  readonly log: (line: string) => void
  /** Runs work that no response waits for; its errors are ignored. */
  readonly later: (work: () => Promise<unknown>) => void
}

/** One request while it is processed. */
export interface RequestContext {
  /** Counted from 1. */
  readonly number: number
  readonly request: Request
  /** Alternating names and values, names in their original case, if the server provides them. */
  readonly rawHeaders: readonly string[] | undefined
  readonly path: string
  readonly dialect: DialectName
  body: Uint8Array | undefined
  verification: Verification | undefined
  payload: ParsedPayload | undefined
  result: DeliveryResult | undefined
}

/** The result of the events of one delivery. */
export interface DeliveryResult {
  /** Ids for the response. */
  readonly ids: readonly string[]
  readonly fresh: readonly CompleteEvent[]
  readonly repeated: number
}

export interface LookUp {
  readonly allows: (uri: URL) => boolean
  readonly redirect: 'manual' | 'follow'
  /** Delays before retries after a 404, in milliseconds. */
  readonly waitsMs: readonly number[]
  readonly when: 'after-responding' | 'before-responding' | 'before-verifying'
}

/**
 * How a receiver works, as steps that can be replaced one by one. A step calls the others through `steps`, the complete
 * behavior, so that a replacement applies everywhere.
 */
export interface Behavior {
  readonly environment: Environment
  /** @throws {MockError} if a receiver should not start with this secret */
  readonly checkSecret: (secret: Secret) => void
  /** Returns the response to a request that is not a delivery: another path, method, media type or encoding. */
  readonly admit: (request: Request) => ReceiverResponse | undefined
  /** Returns the received bytes, or the response to a body that is rejected. */
  readonly readBody: (request: Request) => Promise<Uint8Array | ReceiverResponse>
  readonly signatureOf: (context: RequestContext) => string | null
  readonly secretsOf: (context: RequestContext) => readonly string[]
  /** Returns the bytes that the signature covers. */
  readonly signedBytes: (context: RequestContext) => Uint8Array
  /** Returns the time to compare a signed time with, in milliseconds; undefined: no comparison. */
  readonly timeOf: (context: RequestContext) => number | undefined
  readonly verify: (context: RequestContext, steps: Behavior) => Verification
  /** Returns the response to a delivery whose signature is missing or wrong. */
  readonly refuse: (context: RequestContext, steps: Behavior) => ReceiverResponse
  /** Decodes a body; throws if it is not UTF-8. */
  readonly decode: (body: Uint8Array) => string
  /** Parses a body; throws if it is not JSON. */
  readonly parse: (text: string) => unknown
  /** Returns the payload of a JSON body; undefined if it is not an object. */
  readonly readPayload: (json: unknown, dialect: DialectName) => ParsedPayload | undefined
  /** Returns the response while a dependency is down; undefined if none is. */
  readonly outage: (context: RequestContext, steps: Behavior) => ReceiverResponse | undefined
  readonly isKnown: (received: ReceivedEvent, dialect: DialectName) => boolean
  /** Returns the deduplication key of an event. */
  readonly keyOf: (received: CompleteEvent, context: RequestContext) => string
  /** Returns true for the first claim of a key. */
  readonly claim: (key: string) => boolean | Promise<boolean>
  /** Applies the effect of an event, and stores it together with its key. */
  readonly record: (received: CompleteEvent, steps: Behavior, key?: string) => void | Promise<void>
  readonly transition: Transition
  readonly replaces: EffectRules['replaces']
  /** Applies the effects of a payload. */
  readonly processEvents: (context: RequestContext, payload: ParsedPayload, steps: Behavior) => Promise<DeliveryResult>
  readonly lookUp: LookUp
  readonly write: (response: ReceiverResponse) => Response
  /** Returns the response to an internal error. */
  readonly fail: (error: unknown, context: RequestContext) => ReceiverResponse | Promise<ReceiverResponse>
  /** Processes a verified delivery. */
  readonly handle: (context: RequestContext, steps: Behavior) => Promise<ReceiverResponse>
  /** Runs the steps in order. */
  readonly flow: (context: RequestContext, steps: Behavior) => Promise<ReceiverResponse>
}
