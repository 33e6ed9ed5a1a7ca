import { missing, type DocumentedEvent } from './documented-event.ts'

const FIELDS =
  'id channel type text content events originatingEntity direction conversationId status reasons isFinalReceipt ' +
  'metadata'

/** Open messages by the documents, and the usual mistakes with them. */
export const openMessageBody: DocumentedEvent = {
  kind: 'event',
  events: ['Text', 'Structured', 'Receipt', 'Event'],
  ordinaryEvents: ['Text'],
  forms: [
    ...missing(['text'], 'filled'),
    ...missing(['content', 'conversationId', 'originatingEntity', 'direction']),
    ...missing(['channel'], 'filled'),
    ...missing(['channel.from.nickname', 'channel.messageId', 'channel.to'], 'present'),
    {
      kind: 'types',
      types: { text: 'filled', content: 'list', channel: 'object', direction: 'filled', conversationId: 'string' },
    },
    {
      kind: 'own',
      id: 'empty-conversationId',
      words: 'an empty conversationId',
      family: 'members',
      test: ({ conversationId }) => conversationId === '',
    },
  ],
  values: {},
  fields: {
    '': FIELDS.split(' '),
    channel: ['id', 'platform', 'type', 'to', 'from', 'time', 'messageId'],
    'channel.to': ['id', 'idType', 'nickname', 'firstName', 'lastName'],
  },
  ids: [],
  mistakenKeys: [
    {
      id: 'same-text',
      words: 'a second message with the same text',
      cause: 'dedupes-by-text',
      by: 'their text',
      within: 'run',
      valueOf: ({ text }) => text,
      without: ['no-text', 'no-or-null-text'],
    },
    {
      id: 'known-conversation',
      words: 'a second message of the same conversation',
      cause: 'dedupes-by-conversation',
      by: 'the conversation',
      within: 'scenario',
      valueOf: ({ conversationId }) => conversationId,
      without: [],
    },
  ],
  deduplication: 'Store the message ID under a unique key, and act only when it is new.',
}
