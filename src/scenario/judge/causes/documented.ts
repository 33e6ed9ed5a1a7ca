import { isObject } from '../../../kit/json-object.ts'
import type { EntryFacts } from './read-bodies.ts'
import type { RequestFacts } from './request-facts.ts'

/** Values of mediaType that the documents list. */
export const MEDIA_TYPES = new Set(['chat', 'email'])
/** Values of interactionSubtype that the documents list. */
export const SUBTYPES = new Set(
  'InboundNew Outbound SMS WhatsApp FacebookPublic FacebookPrivate TwitterPublic TwitterPrivate'.split(' '),
)
/** Fields of a body that appear in the documents. */
export const KNOWN = {
  body: new Set(['operationId', 'data']),
  data: new Set(['entities']),
  entry: new Set(['event', 'entity']),
  entity: new Set(['id', 'mediaType', 'interactionSubtype', 'selfUri']),
}

/** Whether an event is one of the two that are documented. */
export const isDocumentedEvent = (event: unknown): boolean => event === 'STARTED' || event === 'FINISHED'
/** Whether a value is a string that is not empty. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
/** Whether an object has fields other than the known ones. */
export const hasOther = (value: unknown, known: ReadonlySet<string>): boolean =>
  isObject(value) && Object.keys(value).some((name) => !known.has(name))

/** Returns the entries that a receiver acts on: those that name an interaction and a documented event. */
export const acted = ({ entries }: RequestFacts): readonly EntryFacts[] =>
  entries.filter(({ event }) => isDocumentedEvent(event))

/** Whether a request is a documented delivery, correctly signed, and the first of its scenario. */
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

/**
 * Returns the same check for a dialect whose body is a single event. @param odd traits that no ordinary delivery has
 */
export const ordinaryEvent =
  (odd: readonly { readonly test: (request: RequestFacts) => boolean }[]) =>
  (request: RequestFacts): boolean =>
    request.signed === 'right' &&
    request.before.length === 0 &&
    request.exchange.faults.length === 0 &&
    request.exchange.method === 'POST' &&
    request.entries.length === 1 &&
    !odd.some(({ test }) => test(request))
