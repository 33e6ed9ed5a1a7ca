import { isObject } from '../kit/json-object.ts'

/**
 * What a receiver needs of one event; every field is optional by the documents (seed 001), and one of a wrong type
 * counts as missing.
 */
export interface Heard {
  readonly event: string | undefined
  readonly id: string | undefined
  readonly mediaType: string | undefined
  readonly interactionSubtype: string | undefined
  readonly selfUri: string | undefined
  /** What the event says of the state of something else than itself. */
  readonly says?: Said
}

/** A state as a body states it. */
export interface Said {
  /** What is in the state. */
  readonly of: string
  readonly state: string
  /** When it came about: milliseconds since the Unix epoch, where the body says so. */
  readonly at: number | undefined
}

/** A body read tolerantly: unknown fields are ignored, missing ones stay undefined. */
export interface ParsedPayload {
  readonly operationId: string | undefined
  readonly heard: readonly Heard[]
  /** Whether the body lists what it is about as entities. */
  readonly listsEntities: boolean
}

/** Returns a text that says something, or undefined. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Reads `{ event, entity }` tolerantly. */
export const hear = (entry: unknown): Heard => {
  const { event, entity } = isObject(entry) ? entry : {}
  const about = isObject(entity) ? entity : {}
  return {
    event: text(event),
    id: text(about.id),
    mediaType: text(about.mediaType),
    interactionSubtype: text(about.interactionSubtype),
    selfUri: text(about.selfUri),
  }
}
