import type { DialectName } from '../dialects/dialect.ts'

type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** What a receiver needs of one event; every member is optional by the documents (seed 001), and one of a wrong type counts as missing. */
export interface Heard {
  readonly event: string | undefined
  readonly id: string | undefined
  readonly mediaType: string | undefined
  readonly interactionSubtype: string | undefined
  readonly selfUri: string | undefined
}

/** An event that says which interaction it is about. */
export type Whole = Heard & { readonly event: string; readonly id: string }
export const isWhole = (heard: Heard): heard is Whole => heard.event !== undefined && heard.id !== undefined

/** A body read tolerantly: unknown members are ignored, missing ones stay undefined. */
export interface ParsedPayload {
  readonly operationId: string | undefined
  readonly heard: readonly Heard[]
}

const hear = (entry: unknown): Heard => {
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

const readInteractions = (json: JsonObject): ParsedPayload => {
  const entities: readonly unknown[] =
    isObject(json.data) && Array.isArray(json.data.entities) ? json.data.entities : []
  return { operationId: text(json.operationId), heard: entities.map(hear) }
}

const readConversation = (json: JsonObject): ParsedPayload => ({
  operationId: text(json.event_id),
  heard: [hear({ event: json.event_fqn, entity: { id: json.event_id } })],
})

/** Reads a body of either dialect. Undefined when it is not a JSON object. */
export const readPayload = (json: unknown, dialect: DialectName): ParsedPayload | undefined =>
  isObject(json) ? (dialect === 'interactions' ? readInteractions(json) : readConversation(json)) : undefined
