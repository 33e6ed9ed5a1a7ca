import { EVENT_FQN } from '../../dialects/fqn.ts'
import { isObject, type JsonObject } from '../../kit/json-object.ts'
import { refused, type ReceiverResponse } from '../response.ts'
import type { Behaviour } from '../behaviour.ts'
import { acceptingAlso, type DefectiveBehaviour } from './defect.ts'
import { merge, type Target } from './pollution.ts'

/** A conversation event, as far as a receiver that expects too much looks at it. */
interface Read {
  readonly json: JsonObject
  readonly event: string
  readonly data: JsonObject
  /** Undefined where there is none. */
  readonly conversation: JsonObject | undefined
}

const FQNS: ReadonlySet<unknown> = new Set(Object.values(EVENT_FQN))

/** Looks at each event before it is handled, and may answer in place of that; what it throws is a 500. */
const first =
  (look: (read: Read) => ReceiverResponse | undefined) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    handle: async (visit, steps) => {
      const json = parsed(visit.body)
      const data = isObject(json?.data) ? json.data : {}
      const event = typeof json?.event_fqn === 'string' ? json.event_fqn : ''
      const conversation = isObject(data.conversation) ? data.conversation : undefined
      const response = json && 'event_fqn' in json ? look({ json, event, data, conversation }) : undefined
      return response ?? behaviour.handle(visit, steps)
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

const bad = (message: string): ReceiverResponse => refused(400, message)
const crash = (member: string): never => {
  throw new TypeError(`cannot read a member of ${member}`)
}
const lacks = (object: JsonObject, name: string): boolean => object[name] === null || object[name] === undefined

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

/** Receivers that expect more of a conversation event than is promised, or look at less of it. */
export const conversationPayloadDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'knows-one-event',
    apply: (behaviour) => ({
      ...behaviour,
      isKnown: (heard, dialect) => behaviour.isKnown(heard, dialect) && heard.event === EVENT_FQN.ConversationCreated,
    }),
  },
  {
    name: 'answers-400-to-new-events',
    apply: first(({ event }) => (FQNS.has(event) ? undefined : bad('unknown event'))),
  },
  {
    name: 'answers-404-without-handler',
    apply: first(({ event }) =>
      /^CONVERSATION_(CREATED|CLOSED|OPEN|PENDING|MESSAGE_ADDED|NOTE_ADDED|TAG_ADDED|RATED)$/.test(event)
        ? undefined
        : refused(404, 'no handler'),
    ),
  },
  {
    name: 'takes-events-by-their-beginning',
    apply: (behaviour) => ({
      ...behaviour,
      understand: (json, dialect) => {
        const payload = behaviour.understand(json, dialect)
        return (
          payload && {
            ...payload,
            heard: payload.heard.map((heard) =>
              /^(conversation_)?closed/i.test(heard.event ?? '')
                ? { ...heard, event: EVENT_FQN.ConversationClosed }
                : heard,
            ),
          }
        )
      },
    }),
  },
  {
    name: 'requires-an-author',
    apply: first(({ event, data }) =>
      /_(MESSAGE|NOTE)_ADDED$/.test(event) && lacks(data, 'author') ? crash('author') : undefined,
    ),
  },
  {
    name: 'requires-an-assignee',
    apply: first(({ conversation }) =>
      conversation && lacks(conversation, 'assignee') ? crash('assignee') : undefined,
    ),
  },
  {
    name: 'requires-a-conversation',
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
    name: 'refuses-unknown-fields',
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
    name: 'wants-a-number-for-the-version',
    apply: first(({ json }) =>
      typeof json.event_version === 'number' ? undefined : bad('event_version is no number'),
    ),
  },
  {
    name: 'refuses-other-versions',
    apply: first(({ json }) => (json.event_version === '1' ? undefined : bad('unknown version'))),
  },
  {
    name: 'limits-messages-to-16-kilobytes',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) =>
        (visit.body?.length ?? 0) > 16 * 1024 ? refused(413, 'too large') : behaviour.handle(visit, steps),
    }),
  },
  {
    name: 'shows-messages-as-html',
    apply: (behaviour) => ({
      ...behaviour,
      flow: async (visit, steps) => {
        const response = await behaviour.flow(visit, steps)
        const data = parsed(visit.body)?.data
        const message = isObject(data) && typeof data.text === 'string' ? data.text : undefined
        return response.status === 200 && message !== undefined
          ? { ...response, message: `<p>${message}</p>`, headers: { 'content-type': 'text/html' } }
          : response
      },
    }),
  },
  {
    name: 'merges-bodies-into-settings',
    apply: (behaviour) => {
      // The prototype is one of its own, so that the rest of the process stays clean.
      const prototype: Target = {}
      return {
        ...acceptingAlso(behaviour, () => prototype.verified === true),
        handle: (visit, steps) => {
          merge(Object.create(prototype) as Target, parsed(visit.body))
          return behaviour.handle(visit, steps)
        },
      }
    },
  },
  {
    name: 'answers-400-while-down',
    apply: (behaviour) => ({
      ...behaviour,
      outage: (visit, steps) => (behaviour.outage(visit, steps) ? bad('could not be stored') : undefined),
    }),
  },
]
