import { EVENT_FQN } from '../../../dialects/fqn.ts'
import { isObject, type JsonObject } from '../../../kit/json-object.ts'
import { hasOther, isText } from './documented.ts'
import type { RequestFacts } from './request-facts.ts'
import { ANY_BODY, WITH_NULL } from './traits-of-body.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

/** Returns the value at a path such as `data.conversation`; undefined if there is none. */
const at = (json: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), json)

const onBody =
  (test: (body: JsonObject) => boolean) =>
  ({ json, entries }: RequestFacts): boolean =>
    entries.length > 0 && isObject(json) && test(json)

/** Returns the traits of a field that is null, missing, or either. */
const missing = (path: string): readonly RequestTrait[] => {
  const name = path.split('.').at(-1) ?? path
  const isIn = (body: JsonObject): boolean => !path.includes('.') || isObject(at(body, path.replace(/\.\w+$/, '')))
  return [
    {
      id: `null-${path}`,
      words: `an event whose ${name} is null`,
      family: 'members',
      test: onBody((body) => at(body, path) === null),
    },
    {
      id: `no-${path}`,
      words: `an event without ${name}`,
      family: 'members',
      test: onBody((body) => isIn(body) && at(body, path) === undefined),
    },
    {
      id: `no-or-null-${path}`,
      words: `an event whose ${name} is missing or null`,
      family: 'members',
      test: onBody((body) => isIn(body) && (at(body, path) ?? null) === null),
    },
  ]
}

/** The trait of a value that the documents do not list. */
const unlisted = (path: string, listed: readonly string[]): RequestTrait => ({
  id: `unknown-${path.split('.').at(-1) ?? path}`,
  words: `an unknown ${path.split('.').at(-1) ?? path}`,
  family: 'enum',
  test: onBody((body) => {
    const value = at(body, path)
    return isText(value) && !listed.includes(value)
  }),
})

const unknownFields = (known: Readonly<Record<string, readonly string[]>>): RequestTrait => ({
  id: 'unknown-members',
  words: 'a body with unknown fields',
  family: 'unknown-members',
  test: onBody((body) =>
    Object.entries(known).some(([path, names]) => hasOther(path === '' ? body : at(body, path), new Set(names))),
  ),
})

const isNumber = (value: unknown): boolean => typeof value === 'number'
const isAnyText = (value: unknown): boolean => typeof value === 'string'

const ODD_TYPES = 'other-types'

/** The trait of fields whose type differs from the documents. */
const otherTypes = (types: Readonly<Record<string, (value: unknown) => boolean>>): RequestTrait => ({
  id: ODD_TYPES,
  words: 'a field of the wrong type',
  family: 'members',
  test: onBody((body) =>
    Object.entries(types).some(([path, fits]) => {
      const value = at(body, path) ?? undefined
      return value !== undefined && !fits(value)
    }),
  ),
})

const UNKNOWN_AT_THE_TOP = 'unknown-top-level-members'

const unknownAtTheTop = (known: readonly string[]): RequestTrait => ({
  id: UNKNOWN_AT_THE_TOP,
  words: 'a body with unknown top-level fields',
  family: 'unknown-members',
  test: onBody((body) => hasOther(body, new Set(known))),
})

const eventsOf = (names: readonly string[]): readonly RequestTrait[] => [
  {
    id: 'unknown-event',
    words: 'an unknown event',
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => isText(event) && !names.includes(event)),
  },
  ...names.map((name): RequestTrait => ({
    id: `event-${name}`,
    words: `the event ${name}`,
    family: 'event',
    test: ({ entries }) => entries.some(({ event }) => event === name),
  })),
]

const IDS: RequestTrait = {
  id: 'no-uuid',
  words: 'an ID that is not a UUID',
  family: 'ids',
  test: onBody((body) =>
    ['event_id', 'organization.id'].some((path) => {
      const id = at(body, path)
      return isText(id) && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
    }),
  ),
}

/** The trait of bodies that are not an event. */
const NOT_AN_EVENT: RequestTrait = {
  id: 'no-event',
  words: 'a body without an event ID',
  family: 'members',
  test: ({ json, entries }) => json !== undefined && entries.length === 0,
}

/** Documented values of conversation fields. */
const VALUES = {
  'data.conversation.channel': [
    'WIDGET_CHAT',
    'EMAIL',
    'PSTN_PHONE',
    'SMS',
    'WHATSAPP',
    'WHATS_APP',
    'FACEBOOK_MESSENGER',
    'TWITTER',
    'CONTACT_FORM',
    'GENERIC',
    'API',
  ],
  'data.conversation.status': ['OPEN', 'PENDING', 'AWAITING_PENDING', 'CLOSED'],
  'data.conversation.direction': ['INBOUND', 'OUTBOUND'],
} as const

const CONVERSATION_FIELDS =
  'csid channel status direction queue contact_point requester assignee subject tags custom_attributes created_at'

/** Traits of bodies with conversation events. */
export const CONVERSATION_BODY: readonly RequestTrait[] = [
  ...ANY_BODY,
  ...eventsOf([...Object.values(EVENT_FQN), 'CONVERSATION_ENDUSER_REPLACED']),
  {
    id: 'other-version',
    words: 'an event_version other than "1"',
    family: 'version',
    test: onBody((body) => body.event_version !== '1'),
  },
  {
    id: 'no-conversation',
    words: 'an event without a conversation',
    family: 'members',
    test: onBody((body) => !isObject(at(body, 'data.conversation'))),
  },
  otherTypes({
    'data.conversation.assignee': isObject,
    'data.conversation.queue': isObject,
    'data.conversation.requester': isObject,
    'data.conversation.csid': isNumber,
    'data.conversation.status': isText,
    'data.conversation.channel': isText,
    'data.conversation.tags': Array.isArray,
    organization: isObject,
    event_timestamp: isText,
  }),
  ...['assignee', 'queue', 'subject', 'tags', 'contact_point', 'requester.name', 'requester.email'].flatMap((name) =>
    missing(`data.conversation.${name}`),
  ),
  ...['organization', 'data.author', 'data.pendingByUser', 'data.score', 'data.comment'].flatMap(missing),
  NOT_AN_EVENT,
  WITH_NULL,
  ...Object.entries(VALUES).map(([path, listed]) => unlisted(path, listed)),
  unknownAtTheTop(['event_id', 'event_fqn', 'event_version', 'event_timestamp', 'organization', 'data']),
  unknownFields({
    '': ['event_id', 'event_fqn', 'event_version', 'event_timestamp', 'organization', 'data'],
    organization: ['id', 'name'],
    'data.conversation': CONVERSATION_FIELDS.split(' '),
    'data.conversation.requester': ['id', 'name', 'email', 'phone', 'roles', 'user_type'],
  }),
  IDS,
]

const MESSAGE_FIELDS =
  'id channel type text content events originatingEntity direction conversationId status reasons isFinalReceipt ' +
  'metadata'

/** Traits of open messages. */
export const OPEN_MESSAGE_BODY: readonly RequestTrait[] = [
  ...ANY_BODY,
  ...eventsOf(['Text', 'Structured', 'Receipt', 'Event']),
  ...['text', 'content', 'conversationId', 'originatingEntity', 'direction'].flatMap(missing),
  ...['channel', 'channel.from.nickname', 'channel.messageId', 'channel.to'].flatMap(missing),
  otherTypes({ text: isText, content: Array.isArray, channel: isObject, direction: isText, conversationId: isAnyText }),
  NOT_AN_EVENT,
  {
    id: 'empty-conversationId',
    words: 'an empty conversationId',
    family: 'members',
    test: onBody((body) => body.conversationId === ''),
  },
  WITH_NULL,
  unknownAtTheTop(MESSAGE_FIELDS.split(' ')),
  unknownFields({
    '': MESSAGE_FIELDS.split(' '),
    channel: ['id', 'platform', 'type', 'to', 'from', 'time', 'messageId'],
    'channel.to': ['id', 'idType', 'nickname', 'firstName', 'lastName'],
  }),
]

/** Families of traits that make a delivery unusual. */
const ODD: ReadonlySet<string> = new Set(['enum', 'unknown-members', 'ids', 'version', 'size', 'json'])

const oddAmong = (traits: readonly RequestTrait[], ids: RegExp): readonly RequestTrait[] =>
  traits.filter(({ family, id }) => ODD.has(family) || ids.test(id))

/** Traits that an ordinary conversation event does not have. */
export const ODD_CONVERSATION_EVENT = oddAmong(
  CONVERSATION_BODY,
  /^(?:unknown-event|other-types|no-conversation|no-organization|no-data\.conversation\..*)$/,
)

/** Traits that an ordinary text message does not have. */
export const ODD_OPEN_MESSAGE = oddAmong(
  OPEN_MESSAGE_BODY,
  /^(?:unknown-event|other-types|event-(?!Text$).*|no-or-null-(?:text|channel)|no-channel.*)$/,
)
