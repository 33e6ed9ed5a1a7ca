import type { DialectName } from '../dialects/dialect.ts'
import type { Verification } from '../dialects/verify.ts'
import type { ReceiverResponse } from './response.ts'
import type { EffectRules, Effects, Transition } from './effects.ts'
import type { Heard, ParsedPayload, Whole } from './payload.ts'
import type { ReceiverStore } from './store.ts'

/** One text, or several while a rotation is under way. */
export type Secret = string | readonly string[]

/** What a receiver has around it; whatever is not deterministic comes from here. */
export interface Surroundings {
  readonly effects: Effects
  /** What a restart does not take away; the effects begin with what is in it. */
  readonly store: ReceiverStore
  readonly path: string
  /** Where a second subscription delivers to. */
  readonly secondPath: string | undefined
  readonly policy: 'reject' | 'ignore'
  readonly secret: (path: string) => Secret
  /** Origin that `selfUri` may be fetched from; undefined fetches nothing. */
  readonly nexus: string | undefined
  readonly fetch: typeof fetch
  /** Resolves after so many milliseconds of real time. */
  readonly pause: (ms: number) => Promise<void>
  /** Holds up the whole process for so many milliseconds. */
  readonly block: (ms: number) => void
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** Milliseconds since the Unix epoch. */
  readonly time: () => number
  readonly exit: () => void
  readonly log: (line: string) => void
  /** Does work that no response waits for; what it throws is dropped. */
  readonly later: (work: () => Promise<unknown>) => void
}

/** One request while it is dealt with. */
export interface Visit {
  /** Counted from 1. */
  readonly number: number
  readonly request: Request
  /** Names and values in turn, in the letters they were sent in, where the server knows them. */
  readonly rawHeaders: readonly string[] | undefined
  readonly path: string
  readonly dialect: DialectName
  body: Uint8Array | undefined
  verification: Verification | undefined
  payload: ParsedPayload | undefined
  taken: Taken | undefined
}

/** What came of the events of one delivery. */
export interface Taken {
  /** Ids to answer with. */
  readonly ids: readonly string[]
  readonly fresh: readonly Whole[]
  readonly repeated: number
}

export interface LookUp {
  readonly allows: (uri: URL) => boolean
  readonly redirect: 'manual' | 'follow'
  /** Waits before asking again after a 404, in milliseconds. */
  readonly waitsMs: readonly number[]
  readonly when: 'after-answering' | 'before-answering' | 'before-verifying'
}

/**
 * How a receiver works, in steps that can be replaced one by one. A step reaches the others through `steps`,
 * the finished behaviour, so that a replacement is seen wherever the step is taken.
 */
export interface Behaviour {
  readonly surroundings: Surroundings
  /** @throws {MockError} if a receiver should not start with this secret */
  readonly checkSecret: (secret: Secret) => void
  /** Refuses what is no delivery: another path, method, media type or encoding. Undefined lets it in. */
  readonly admit: (request: Request) => ReceiverResponse | undefined
  /** The bytes as they arrived, or the response to a body that is not taken. */
  readonly readBody: (request: Request) => Promise<Uint8Array | ReceiverResponse>
  readonly signatureOf: (visit: Visit) => string | null
  readonly secretsOf: (visit: Visit) => readonly string[]
  /** What the signature is computed over. */
  readonly signedBytes: (visit: Visit) => Uint8Array
  /** What the time of a signature is compared with, in milliseconds; undefined compares nothing. */
  readonly timeOf: (visit: Visit) => number | undefined
  readonly verify: (visit: Visit, steps: Behaviour) => Verification
  /** Answers a delivery whose signature is missing or wrong. */
  readonly refuse: (visit: Visit, steps: Behaviour) => ReceiverResponse
  /** Bytes to text; throws if they are no UTF-8. */
  readonly decode: (body: Uint8Array) => string
  /** Text to JSON; throws if it is none. */
  readonly parse: (text: string) => unknown
  /** JSON to payload; undefined if it is no object. */
  readonly understand: (json: unknown, dialect: DialectName) => ParsedPayload | undefined
  /** Answers for a dependency that is down; undefined when all is well. */
  readonly outage: (visit: Visit, steps: Behaviour) => ReceiverResponse | undefined
  readonly isKnown: (heard: Heard, dialect: DialectName) => boolean
  /** What makes two events the same. */
  readonly keyOf: (heard: Whole, visit: Visit) => string
  /** True for the first with this key. */
  readonly claim: (key: string) => boolean | Promise<boolean>
  /** Has the effect, and stores it together with its key. */
  readonly record: (heard: Whole, steps: Behaviour, key?: string) => void | Promise<void>
  readonly transition: Transition
  readonly replaces: EffectRules['replaces']
  /** Has the effects of a payload. */
  readonly take: (visit: Visit, payload: ParsedPayload, steps: Behaviour) => Promise<Taken>
  readonly lookUp: LookUp
  readonly write: (response: ReceiverResponse) => Response
  /** Answers what went wrong inside. */
  readonly fail: (error: unknown, visit: Visit) => ReceiverResponse | Promise<ReceiverResponse>
  /** What follows verifying. */
  readonly handle: (visit: Visit, steps: Behaviour) => Promise<ReceiverResponse>
  /** The order of all this. */
  readonly flow: (visit: Visit, steps: Behaviour) => Promise<ReceiverResponse>
}
