import { isObject } from '../../../kit/json-object.ts'
import type { EntryFacts } from './read-bodies.ts'
import type { RequestFacts } from './request-facts.ts'

/** Values of mediaType that the documents list. */
export const MEDIA_TYPES = new Set(['chat', 'email'])
/** Values of interactionSubtype that the documents list. */
export const SUBTYPES = new Set(
  'InboundNew Outbound SMS WhatsApp FacebookPublic FacebookPrivate TwitterPublic TwitterPrivate'.split(' '),
)
/** Members of a body that the documents show. */
export const KNOWN = {
  body: new Set(['operationId', 'data']),
  data: new Set(['entities']),
  entry: new Set(['event', 'entity']),
  entity: new Set(['id', 'mediaType', 'interactionSubtype', 'selfUri']),
}

/** Whether an event is one of the two that are documented. */
export const isDocumentedEvent = (event: unknown): boolean => event === 'STARTED' || event === 'FINISHED'
/** Whether a value is a text that says something. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
/** Whether an object has members beside those that are known. */
export const hasOther = (value: unknown, known: ReadonlySet<string>): boolean =>
  isObject(value) && Object.keys(value).some((name) => !known.has(name))

/** Entries that a receiver acts on: they name an interaction and a documented event. */
export const acted = ({ entries }: RequestFacts): readonly EntryFacts[] =>
  entries.filter(({ event }) => isDocumentedEvent(event))

/** Whether a request is a delivery as the documents show it, the first of its scenario, and rightly signed. */
export const isOrdinary = ({ signed, exchange, entries, before, list, json, operationId }: RequestFacts): boolean => {
  const [first] = entries
  if (signed !== 'right' || before.length > 0 || exchange.faults.length > 0 || exchange.method !== 'POST') return false
  if (!first || list?.length !== 1 || !isText(operationId) || hasOther(json, KNOWN.body)) return false
  const { mediaType, interactionSubtype } = first.entity
  return (
    isDocumentedEvent(first.event) &&
    MEDIA_TYPES.has(String(mediaType)) &&
    SUBTYPES.has(String(interactionSubtype)) &&
    !hasOther(first.entity, KNOWN.entity)
  )
}

/** Returns the same for a dialect whose bodies are one event. @param odd traits that no ordinary delivery has */
export const ordinaryEvent =
  (odd: readonly { readonly test: (request: RequestFacts) => boolean }[]) =>
  (request: RequestFacts): boolean =>
    request.signed === 'right' &&
    request.before.length === 0 &&
    request.exchange.faults.length === 0 &&
    request.exchange.method === 'POST' &&
    request.entries.length === 1 &&
    !odd.some(({ test }) => test(request))
