import { isObject } from '../kit/json-object.ts'

/**
 * The fields of one event that a receiver needs. The documents make every field optional (seed 001); one of the wrong
 * type counts as missing.
 */
export interface ReceivedEvent {
  readonly event: string | undefined
  readonly id: string | undefined
  readonly mediaType: string | undefined
  readonly interactionSubtype: string | undefined
  readonly selfUri: string | undefined
  /** The state of another object that the event reports. */
  readonly says?: ReportedState
}

/** A state reported in a body. */
export interface ReportedState {
  /** Id of the object that has the state. */
  readonly of: string
  readonly state: string
  /** Time of the state: milliseconds since the Unix epoch; undefined if the body has none. */
  readonly at: number | undefined
}

/** A body, read leniently: unknown fields are ignored, missing ones are undefined. */
export interface ParsedPayload {
  readonly operationId: string | undefined
  readonly events: readonly ReceivedEvent[]
  /** Whether the body contains a list of entities. */
  readonly listsEntities: boolean
}

/** Returns a non-empty string; undefined for any other value. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Reads `{ event, entity }` leniently. */
export const readEvent = (entry: unknown): ReceivedEvent => {
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
