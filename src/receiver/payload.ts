const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What a receiver needs of one event; every member is optional by the documents (seed 001). */
export interface Heard {
  readonly event: string | undefined
  readonly id: string | undefined
}

/** A body read tolerantly: unknown members are ignored, missing ones stay undefined. */
export interface Payload {
  readonly operationId: string | undefined
  readonly heard: readonly Heard[]
}

/** Reads a body of the Interactions Webhook. Undefined when it is not a JSON object. */
export const readInteractions = (json: unknown): Payload | undefined => {
  if (!isObject(json)) return undefined
  const entities = isObject(json.data) && Array.isArray(json.data.entities) ? json.data.entities : []
  return {
    operationId: text(json.operationId),
    heard: entities.filter(isObject).map(({ event, entity }) => ({ event: text(event), id: isObject(entity) ? text(entity.id) : undefined })),
  }
}

/** Reads a body of the subscription API's events. Undefined when it is not a JSON object. */
export const readConversation = (json: unknown): Payload | undefined =>
  isObject(json) ? { operationId: text(json.event_id), heard: [{ event: text(json.event_fqn), id: text(json.event_id) }] } : undefined
