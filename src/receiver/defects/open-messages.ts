import { isObject, type JsonObject } from '../../kit/json-object.ts'
import { rejected } from '../response.ts'
import type { Behavior } from '../behavior.ts'
import type { DefectiveBehavior } from './defect.ts'

/** Returns the JSON of a body; empty if it is not an object. */
const jsonOf = (body: Uint8Array | undefined): JsonObject => {
  try {
    const json: unknown = JSON.parse(Buffer.from(body ?? []).toString())
    return isObject(json) ? json : {}
  } catch {
    return {}
  }
}

const has = (json: JsonObject, field: string): boolean => typeof json[field] === 'string' && json[field] !== ''

const contentsOf = ({ content, events }: JsonObject): readonly JsonObject[] =>
  [content, events].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []))

/** The fields known to a receiver that was written from the samples of one year. */
const FIELDS: readonly string[] = [
  'id',
  'channel',
  'type',
  'text',
  'content',
  'events',
  'status',
  'reasons',
  'isFinalReceipt',
  'originatingEntity',
  'direction',
  'conversationId',
]

const KINDS: readonly unknown[] = [
  'Text',
  'Structured',
  'Receipt',
  'Event',
  'Attachment',
  'Notification',
  'QuickReply',
  'Card',
  'Carousel',
  'DatePicker',
  'Typing',
]

/** Returns a behavior that responds with 400 if a test fails. */
const refusing =
  (wrong: (json: JsonObject) => boolean) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    handle: async (context, steps) =>
      wrong(jsonOf(context.body)) ? rejected(400, 'not a message') : behavior.handle(context, steps),
  })

/** Returns a behavior that does not deduplicate messages by id. */
const knowing =
  (key: (json: JsonObject) => unknown) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    keyOf: (_, { body }) => JSON.stringify(key(jsonOf(body)) ?? null),
  })

const userOf = ({ channel }: JsonObject): unknown =>
  isObject(channel) && isObject(channel.to) ? channel.to.id : undefined

/** Receivers that support only one sample of open messages, or deduplicate them by the wrong field. */
export const openMessageDefects: readonly DefectiveBehavior[] = [
  { name: 'rejects-non-text-messages', apply: refusing(({ type }) => type !== 'Text') },
  {
    name: 'requires-text',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const json = jsonOf(context.body)
        if (json.type === 'Text' && !has(json, 'text')) throw new TypeError('cannot trim undefined')
        return behavior.handle(context, steps)
      },
    }),
  },
  {
    name: 'drops-messages-without-text',
    apply: (behavior) => ({
      ...behavior,
      processEvents: async (context, payload, steps) =>
        behavior.processEvents(
          context,
          has(jsonOf(context.body), 'text') ? payload : { ...payload, events: [] },
          steps,
        ),
    }),
  },
  { name: 'dedupes-by-missing-field', apply: (behavior) => ({ ...behavior, claim: () => true }) },
  { name: 'dedupes-by-text', apply: knowing((json) => [userOf(json), json.text]) },
  { name: 'dedupes-by-end-user', apply: knowing(userOf) },
  {
    name: 'requires-conversation-id',
    apply: refusing((json) => json.type === 'Text' && !has(json, 'conversationId')),
  },
  {
    name: 'rejects-unknown-message-fields',
    apply: refusing((json) => Object.keys(json).some((field) => !FIELDS.includes(field))),
  },
  {
    name: 'crashes-on-unknown-types',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) => {
        const json = jsonOf(context.body)
        const kinds = [json.type, ...contentsOf(json).map(({ contentType, eventType }) => contentType ?? eventType)]
        if (kinds.some((kind) => kind !== undefined && !KINDS.includes(kind))) throw new RangeError('no such constant')
        return behavior.handle(context, steps)
      },
    }),
  },
  {
    name: 'rejects-messages-during-outage',
    apply: (behavior) => ({
      ...behavior,
      outage: (context, steps) =>
        behavior.outage(context, steps) ? rejected(400, 'could not be passed on') : undefined,
    }),
  },
]
