import { EVENT_FQN } from '../../dialects/fqn.ts'
import { isObject, type JsonObject } from '../../kit/json-object.ts'
import { rejected, type ReceiverResponse } from '../response.ts'
import type { Behavior } from '../behavior.ts'
import { acceptingAlso, type DefectiveBehavior } from './defect.ts'
import { merge, type Target } from './pollution.ts'

/** The parts of a conversation event that a too strict receiver reads. */
interface Read {
  readonly json: JsonObject
  readonly event: string
  readonly data: JsonObject
  /** Undefined for an event without a conversation. */
  readonly conversation: JsonObject | undefined
}

const FQNS: ReadonlySet<unknown> = new Set(Object.values(EVENT_FQN))

/** Checks each event before it is processed, and may respond instead; an error becomes a 500. */
const first =
  (look: (read: Read) => ReceiverResponse | undefined) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    handle: async (context, steps) => {
      const json = parsed(context.body)
      const data = isObject(json?.data) ? json.data : {}
      const event = typeof json?.event_fqn === 'string' ? json.event_fqn : ''
      const conversation = isObject(data.conversation) ? data.conversation : undefined
      const response = json && 'event_fqn' in json ? look({ json, event, data, conversation }) : undefined
      return response ?? behavior.handle(context, steps)
    },
  })

const parsed = (body: Uint8Array | undefined): JsonObject | undefined => {
  try {
    const json: unknown = JSON.parse(Buffer.from(body ?? []).toString())
    return isObject(json) ? json : undefined
  } catch {
    return undefined
  }
}

const bad = (message: string): ReceiverResponse => rejected(400, message)
const crash = (field: string): never => {
  throw new TypeError(`cannot read a property of ${field}`)
}
const isMissing = (object: JsonObject, name: string): boolean => object[name] === null || object[name] === undefined

const CONVERSATION = [
  'csid',
  'channel',
  'status',
  'direction',
  'queue',
  'contact_point',
  'requester',
  'assignee',
  'subject',
  'tags',
  'created_at',
]
const ENVELOPE = ['event_id', 'event_fqn', 'event_version', 'event_timestamp', 'organization', 'data']
const CHANNELS: ReadonlySet<unknown> = new Set([
  ...['WIDGET_CHAT', 'EMAIL', 'WHATSAPP', 'FACEBOOK_MESSENGER', 'TWITTER', 'SMS', 'MESSENGER'],
  ...['PSTN_PHONE', 'VOICEMAIL', 'CALLBACK', 'CONTACT_FORM'],
])

/** Receivers that require more of a conversation event than the documents promise, or read less of it. */
export const conversationPayloadDefects: readonly DefectiveBehavior[] = [
  {
    name: 'processes-only-created-events',
    apply: (behavior) => ({
      ...behavior,
      isKnown: (received, dialect) =>
        behavior.isKnown(received, dialect) && received.event === EVENT_FQN.ConversationCreated,
    }),
  },
  {
    name: 'rejects-new-events',
    apply: first(({ event }) => (FQNS.has(event) ? undefined : bad('unknown event'))),
  },
  {
    name: 'responds-with-404-to-unhandled-events',
    apply: first(({ event }) =>
      /^CONVERSATION_(CREATED|CLOSED|OPEN|PENDING|MESSAGE_ADDED|NOTE_ADDED|TAG_ADDED|RATED)$/.test(event)
        ? undefined
        : rejected(404, 'no handler'),
    ),
  },
  {
    name: 'matches-event-names-by-prefix',
    apply: (behavior) => ({
      ...behavior,
      readPayload: (json, dialect) => {
        const payload = behavior.readPayload(json, dialect)
        return (
          payload && {
            ...payload,
            events: payload.events.map((received) =>
              /^(conversation_)?closed/i.test(received.event ?? '')
                ? { ...received, event: EVENT_FQN.ConversationClosed }
                : received,
            ),
          }
        )
      },
    }),
  },
  {
    name: 'requires-author',
    apply: first(({ event, data }) =>
      /_(MESSAGE|NOTE)_ADDED$/.test(event) && isMissing(data, 'author') ? crash('author') : undefined,
    ),
  },
  {
    name: 'requires-assignee',
    apply: first(({ conversation }) =>
      conversation && isMissing(conversation, 'assignee') ? crash('assignee') : undefined,
    ),
  },
  {
    name: 'requires-conversation',
    apply: first(({ conversation }) => (conversation ? undefined : bad('data.conversation is missing'))),
  },
  {
    name: 'requires-every-field',
    apply: first(({ json, conversation }) =>
      ENVELOPE.some((name) => json[name] === undefined) ||
      (conversation && CONVERSATION.some((name) => conversation[name] === undefined))
        ? bad('a field is missing')
        : undefined,
    ),
  },
  {
    name: 'rejects-unknown-event-fields',
    apply: first(({ json, conversation }) =>
      Object.keys(json).some((name) => !ENVELOPE.includes(name)) ||
      Object.keys(conversation ?? {}).some((name) => !CONVERSATION.includes(name))
        ? bad('unknown field')
        : undefined,
    ),
  },
  {
    name: 'crashes-on-unknown-channels',
    apply: first(({ conversation }) =>
      conversation && !CHANNELS.has(conversation.channel) ? crash('channel') : undefined,
    ),
  },
  {
    name: 'requires-numeric-event-version',
    apply: first(({ json }) =>
      typeof json.event_version === 'number' ? undefined : bad('event_version is not a number'),
    ),
  },
  {
    name: 'rejects-other-event-versions',
    apply: first(({ json }) => (json.event_version === '1' ? undefined : bad('unknown version'))),
  },
  {
    name: 'limits-body-to-16-kb',
    apply: (behavior) => ({
      ...behavior,
      handle: async (context, steps) =>
        (context.body?.length ?? 0) > 16 * 1024 ? rejected(413, 'too large') : behavior.handle(context, steps),
    }),
  },
  {
    name: 'reflects-messages-as-html',
    apply: (behavior) => ({
      ...behavior,
      flow: async (context, steps) => {
        const response = await behavior.flow(context, steps)
        const data = parsed(context.body)?.data
        const message = isObject(data) && typeof data.text === 'string' ? data.text : undefined
        return response.status === 200 && message !== undefined
          ? { ...response, message: `<p>${message}</p>`, headers: { 'content-type': 'text/html' } }
          : response
      },
    }),
  },
  {
    name: 'merges-body-into-shared-object',
    apply: (behavior) => {
      // Uses a separate prototype, so that the rest of the process is not polluted.
      const prototype: Target = {}
      return {
        ...acceptingAlso(behavior, () => prototype.verified === true),
        handle: (context, steps) => {
          merge(Object.create(prototype) as Target, parsed(context.body))
          return behavior.handle(context, steps)
        },
      }
    },
  },
  {
    name: 'rejects-events-during-outage',
    apply: (behavior) => ({
      ...behavior,
      outage: (context, steps) => (behavior.outage(context, steps) ? bad('could not be stored') : undefined),
    }),
  },
]
