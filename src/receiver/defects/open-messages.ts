import { isObject, type JsonObject } from '../../kit/json-object.ts'
import { refused } from '../response.ts'
import type { Behaviour } from '../behaviour.ts'
import type { DefectiveBehaviour } from './defect.ts'

/** The body of a request as JSON; empty when it is no object. */
const jsonOf = (body: Uint8Array | undefined): JsonObject => {
  try {
    const json: unknown = JSON.parse(Buffer.from(body ?? []).toString())
    return isObject(json) ? json : {}
  } catch {
    return {}
  }
}

const has = (json: JsonObject, member: string): boolean => typeof json[member] === 'string' && json[member] !== ''

const contentsOf = ({ content, events }: JsonObject): readonly JsonObject[] =>
  [content, events].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []))

/** Fields that a receiver knows that was written after the samples of one year. */
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

/** Refuses with 400 what a judge finds wrong. */
const refusing =
  (wrong: (json: JsonObject) => boolean) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    handle: async (visit, steps) =>
      wrong(jsonOf(visit.body)) ? refused(400, 'not a message') : behaviour.handle(visit, steps),
  })

/** Knows a message by something else than its id. */
const knowing =
  (key: (json: JsonObject) => unknown) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    keyOf: (_, { body }) => JSON.stringify(key(jsonOf(body)) ?? null),
  })

const userOf = ({ channel }: JsonObject): unknown =>
  isObject(channel) && isObject(channel.to) ? channel.to.id : undefined

/** Receivers that read open messages by one sample of the documents, or recognise them by the wrong field. */
export const openMessageDefects: readonly DefectiveBehaviour[] = [
  { name: 'rejects-everything-but-text', apply: refusing(({ type }) => type !== 'Text') },
  {
    name: 'requires-a-text',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const json = jsonOf(visit.body)
        if (json.type === 'Text' && !has(json, 'text')) throw new TypeError('cannot trim undefined')
        return behaviour.handle(visit, steps)
      },
    }),
  },
  {
    name: 'drops-messages-without-text',
    apply: (behaviour) => ({
      ...behaviour,
      take: async (visit, payload, steps) =>
        behaviour.take(visit, has(jsonOf(visit.body), 'text') ? payload : { ...payload, heard: [] }, steps),
    }),
  },
  { name: 'dedupes-on-a-missing-field', apply: (behaviour) => ({ ...behaviour, claim: () => true }) },
  { name: 'dedupes-on-text', apply: knowing((json) => [userOf(json), json.text]) },
  { name: 'dedupes-on-the-end-user', apply: knowing(userOf) },
  {
    name: 'requires-a-conversation-id',
    apply: refusing((json) => json.type === 'Text' && !has(json, 'conversationId')),
  },
  {
    name: 'rejects-unknown-fields',
    apply: refusing((json) => Object.keys(json).some((field) => !FIELDS.includes(field))),
  },
  {
    name: 'crashes-on-unknown-kinds',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const json = jsonOf(visit.body)
        const kinds = [json.type, ...contentsOf(json).map(({ contentType, eventType }) => contentType ?? eventType)]
        if (kinds.some((kind) => kind !== undefined && !KINDS.includes(kind))) throw new RangeError('no such constant')
        return behaviour.handle(visit, steps)
      },
    }),
  },
  {
    name: 'answers-400-to-outages',
    apply: (behaviour) => ({
      ...behaviour,
      outage: (visit, steps) => (behaviour.outage(visit, steps) ? refused(400, 'could not be passed on') : undefined),
    }),
  },
]
