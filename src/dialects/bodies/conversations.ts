import { readInstant } from '../../clock/stamp.ts'
import { isObject, type JsonObject } from '../../kit/json-object.ts'
import { EVENT_FQN } from '../fqn.ts'
import { text, type ReportedState } from '../parsed-payload.ts'
import { missing, type DocumentedEvent } from './documented-event.ts'

/** Returns the status of a conversation in an event; undefined if the event has no status. */
export const saidOf = (conversation: unknown, timestamp: unknown): ReportedState | undefined => {
  if (!isObject(conversation)) return undefined
  const { csid, status } = conversation
  const state = text(status)
  const of = typeof csid === 'number' ? String(csid) : text(csid)
  return of === undefined || state === undefined
    ? undefined
    : { of, state, at: typeof timestamp === 'string' ? readInstant(timestamp) : undefined }
}

const conversationIn = ({ data }: JsonObject): unknown => (isObject(data) ? data.conversation : undefined)

/** Returns the id of the conversation, if the event has its status too. */
const knownCsid = (body: JsonObject): string | undefined => saidOf(conversationIn(body), undefined)?.of

/** The documented statuses of a conversation. */
export const CONVERSATION_STATUSES = ['OPEN', 'PENDING', 'AWAITING_PENDING', 'CLOSED'] as const

const CHANNELS = [
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
] as const

const CONVERSATION_FIELDS =
  'csid channel status direction queue contact_point requester assignee subject tags custom_attributes created_at'

const OF_CONVERSATION = ['assignee', 'queue', 'subject', 'tags', 'contact_point', 'requester.name', 'requester.email']

/** Conversation events by the documents, and the usual mistakes with them. */
export const conversationBody: DocumentedEvent = {
  kind: 'event',
  events: [...Object.values(EVENT_FQN), 'CONVERSATION_ENDUSER_REPLACED'],
  forms: [
    {
      kind: 'own',
      id: 'other-version',
      words: 'an event_version other than "1"',
      family: 'version',
      isOdd: true,
      test: (body) => body.event_version !== '1',
    },
    {
      kind: 'own',
      id: 'no-conversation',
      words: 'an event without a conversation',
      family: 'members',
      isOdd: true,
      test: (body) => !isObject(conversationIn(body)),
    },
    {
      kind: 'types',
      types: {
        'data.conversation.assignee': 'object',
        'data.conversation.queue': 'object',
        'data.conversation.requester': 'object',
        'data.conversation.csid': 'number',
        'data.conversation.status': 'filled',
        'data.conversation.channel': 'filled',
        'data.conversation.tags': 'list',
        organization: 'object',
        event_timestamp: 'filled',
      },
    },
    ...missing(
      OF_CONVERSATION.map((name) => `data.conversation.${name}`),
      'present',
    ),
    ...missing(['organization'], 'present'),
    ...missing(['data.author', 'data.pendingByUser', 'data.score', 'data.comment']),
  ],
  values: {
    'data.conversation.channel': CHANNELS,
    'data.conversation.status': CONVERSATION_STATUSES,
    'data.conversation.direction': ['INBOUND', 'OUTBOUND'],
  },
  fields: {
    '': ['event_id', 'event_fqn', 'event_version', 'event_timestamp', 'organization', 'data'],
    organization: ['id', 'name'],
    'data.conversation': CONVERSATION_FIELDS.split(' '),
    'data.conversation.requester': ['id', 'name', 'email', 'phone', 'roles', 'user_type'],
  },
  ids: ['event_id', 'organization.id'],
  mistakenKeys: [
    {
      id: 'same-kind',
      words: 'a second event with the same name in a conversation',
      cause: 'dedupes-by-kind',
      by: 'the conversation and event name, not by event_id',
      within: 'scenario',
      valueOf: (body) => {
        const csid = knownCsid(body)
        return csid === undefined ? undefined : `${csid} ${text(body.event_fqn) ?? ''}`
      },
      without: [],
    },
    {
      id: 'same-instant',
      words: 'an event with the timestamp of another event',
      cause: 'dedupes-by-time',
      by: 'the time of the event, not by event_id',
      within: 'run',
      valueOf: (body) => body.event_timestamp,
      without: [],
    },
    {
      id: 'known-conversation',
      words: 'a second event of the same conversation',
      cause: 'dedupes-by-conversation',
      by: 'the conversation alone, not by event_id',
      within: 'scenario',
      valueOf: knownCsid,
      without: ['no-conversation'],
    },
  ],
  deduplication: 'Store event_id under a unique key, and act only when it is new.',
  stateMistakes: {
    lastArrival: {
      sentence: 'keeps the status of the event that arrives last, not the newest one',
      consequence: 'Order is not guaranteed: a closed conversation is reopened.',
      cause: 'The status of every event is stored without checking event_timestamp.',
      fix: 'Store event_timestamp with the status, and overwrite both only with those of a newer event.',
    },
    notFollowed: {
      sentence: 'does not follow the status of a conversation',
      consequence: 'A conversation shows an outdated status.',
      cause: 'The status is stored only for the first event of a conversation, or only for some events.',
      fix: 'Store the status of the newest event under the csid of its conversation.',
    },
    late: {
      sentence: 'drops an event that arrives after a newer one',
      cause: 'Events older than the newest one are skipped, or a closed conversation accepts no more events.',
      fix: 'Use event_timestamp only to decide the status, and process every event.',
    },
  },
}
