import type { DialectName } from '../../../dialects/dialect.ts'
import type { ParsedPayload, ReportedState } from '../../../dialects/parsed-payload.ts'
import { DIALECTS } from '../../../dialects/registry.ts'
import { isObject, type JsonObject } from '../../../kit/json-object.ts'

/** One event in a body: an entry of `data.entities`, or the whole body. */
export interface EntryFacts {
  /** Counted from 0. */
  readonly index: number
  readonly event: unknown
  readonly id: string
  readonly entry: JsonObject
  readonly entity: JsonObject
}

/** What a body contains, as far as a receiver acts on it. */
export interface BodyFacts {
  /** The ID by which a receiver may recognize duplicates. */
  readonly operationId: unknown
  /** The value of `data.entities`; undefined if it is not a list, and in dialects without one. */
  readonly list: readonly unknown[] | undefined
  readonly entries: readonly EntryFacts[]
  /** The state that the body reports, such as that of a conversation. */
  readonly said: ReportedState | undefined
}

const entitiesOf = (list: readonly unknown[] | undefined): readonly EntryFacts[] =>
  (list ?? []).flatMap((entry, index) => {
    if (!isObject(entry) || !isObject(entry.entity) || typeof entry.entity.id !== 'string') return []
    return [{ index, event: entry.event, id: entry.entity.id, entry, entity: entry.entity }]
  })

const readEntities = (body: JsonObject): BodyFacts => {
  const data = isObject(body.data) ? body.data : {}
  const list = Array.isArray(data.entities) ? (data.entities as readonly unknown[]) : undefined
  return { operationId: body.operationId, list, entries: entitiesOf(list), said: undefined }
}

/** Reads a body that is a single event. */
const readOneEvent = (body: JsonObject, { operationId, events }: ParsedPayload): BodyFacts => ({
  operationId,
  list: undefined,
  entries: events.flatMap(({ event, id }, index) =>
    id === undefined ? [] : [{ index, event, id, entry: body, entity: isObject(body.data) ? body.data : body }],
  ),
  said: events[0]?.says,
})

/** Reads a body of a dialect; anything but an object has no events. */
export const readBodyOf = (dialect: DialectName, json: unknown): BodyFacts => {
  const facts = DIALECTS[dialect]
  const body = isObject(json) ? json : {}
  return facts.body.kind === 'entities' ? readEntities(body) : readOneEvent(body, facts.read(body))
}
