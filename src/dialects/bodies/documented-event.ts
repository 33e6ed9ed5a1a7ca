import type { JsonObject } from '../../kit/json-object.ts'

/** The type of a field in the documents; `filled`: a string that is not empty. */
export type FieldType = 'object' | 'list' | 'number' | 'string' | 'filled'

/**
 * A form that a documented body may have, which can be why a receiver fails. Paths are such as `data.author`.
 * - `missing`: a field that is absent or null. `ordinarily` says what an ordinary delivery has: `present`, the field,
 *   even if null; `filled`, the field with a value.
 * - `types`: the types of fields; a different type is explained.
 * - `own`: any other form. `words` can follow "to"; forms of one `family` are no rivals. An ordinary delivery does not
 *   have it if `isOdd`.
 */
export type BodyForm =
  | { readonly kind: 'missing'; readonly path: string; readonly ordinarily?: 'present' | 'filled' }
  | { readonly kind: 'types'; readonly types: Readonly<Record<string, FieldType>> }
  | {
      readonly kind: 'own'
      readonly id: string
      readonly words: string
      readonly family: string
      readonly isOdd?: boolean
      readonly test: (body: JsonObject) => boolean
    }

/** A value that receivers mistake for the deduplication key, so that they drop new events as duplicates. */
export interface MistakenKey {
  /** Names the events that are dropped, such as `same-text`. */
  readonly id: string
  /** The events that are dropped; can follow "drops". */
  readonly words: string
  /** The key of the cause, such as `dedupes-by-text`. */
  readonly cause: string
  /** What duplicates are recognized by; can follow "by". */
  readonly by: string
  /** How far a receiver remembers the value: events of a scenario differ in it from those of others, or they do not. */
  readonly within: 'scenario' | 'run'
  /** Returns the value in a body; undefined if the body has none. */
  readonly valueOf: (body: JsonObject) => unknown
  /** Ids of the forms of a body without the value, which all have the same key. */
  readonly without: readonly string[]
}

/** What a receiver does wrong, and why, in words. */
export interface MistakeInWords {
  /** Follows "It". */
  readonly sentence: string
  readonly consequence: string
  readonly cause: string
  readonly fix: string
}

/** Mistakes with the states that events report, each with its explanation. */
export interface StateMistakes {
  /** The state is that of the event that arrives last. */
  readonly lastArrival: MistakeInWords
  /** The state does not change. */
  readonly notFollowed: MistakeInWords
  /** An event that arrives after a newer one has no effect: it is lost. */
  readonly late: Omit<MistakeInWords, 'consequence'>
}

/**
 * A body that is one event, as the documents describe it, and the usual mistakes with it. The causes of failures come
 * from it; of causes that explain equally much, that of the first form is named.
 */
export interface DocumentedEvent {
  readonly kind: 'event'
  /** The names of events in bodies. */
  readonly events: readonly string[]
  /** Those of ordinary deliveries. Default: all. */
  readonly ordinaryEvents?: readonly string[]
  readonly forms: readonly BodyForm[]
  /** The listed values of fields, by path; a receiver should accept others. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** The documented fields of objects, by path, with `''` for the body; a receiver should ignore others. */
  readonly fields: Readonly<Record<string, readonly string[]>> & { readonly '': readonly string[] }
  /** Paths of ids that are not always a UUID. */
  readonly ids: readonly string[]
  readonly mistakenKeys: readonly MistakenKey[]
  /** How to recognize duplicates: a sentence. */
  readonly deduplication: string
  /** Undefined if bodies report no states. */
  readonly stateMistakes?: StateMistakes
}

/** A body with a list of entities in `data.entities`, each with an event, as in the Interactions Webhook. */
export interface DocumentedEntities {
  readonly kind: 'entities'
}

/** Returns a form for each of these paths. */
export const missing = (paths: readonly string[], ordinarily?: 'present' | 'filled'): readonly BodyForm[] =>
  paths.map((path) => ({ kind: 'missing', path, ...(ordinarily && { ordinarily }) }))
