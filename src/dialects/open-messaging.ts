import { createHash } from 'node:crypto'
import { isoMs } from '../clock/stamp.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import type { EventName } from '../events/catalogue.ts'
import { isObject } from '../kit/json-object.ts'
import { openMessageBody } from './bodies/open-messaging.ts'
import type { DialectFile, HeaderLine, SignatureForm } from './dialect.ts'
import { readEvent, text } from './parsed-payload.ts'
import { openMessagingRecipes } from './recipes/open-messaging.ts'
import { escapeAscii } from './recipes/rewriting.ts'
import { signingBy } from './signing.ts'
import { USER_AGENT } from './user-agent.ts'

const PREFIX = 'sha256='
const DIGITS = 44

/** The key is the UTF-8 text of the signature secret token. Source validate of the spec. */
const signature: SignatureForm = {
  header: 'X-Hub-Signature-256',
  hash: 'sha256',
  key: 'utf8',
  digest: { encoding: 'base64', length: DIGITS },
  timed: false,
  format: ({ digest }) => `${PREFIX}${digest}`,
  parse(value) {
    if (!value.startsWith(PREFIX)) return { malformed: `the signature does not begin with "${PREFIX}"` }
    const digest = value.slice(PREFIX.length)
    return /^[A-Za-z0-9+/]{43}=$/.test(digest)
      ? { digest, t: '' }
      : {
          malformed:
            `"${PREFIX}" is followed by ${String(digest.length)} characters that are not a padded base64 digest ` +
            `(expected ${String(DIGITS)} characters)`,
        }
  },
  prefix: /^sha256=/,
}

const SECRET_CHARACTERS = 16

const checkSecret: DialectFile['checkSecret'] = (secret) => {
  const { length } = Array.from(secret)
  return length >= SECRET_CHARACTERS
    ? undefined
    : {
        code: 'SECRET_BELOW_16_CHARACTERS',
        message:
          `the secret is ${String(length)} characters long ` +
          `(expected at least ${String(SECRET_CHARACTERS)}, as an open messaging integration requires)`,
        fix:
          'use the outboundNotificationWebhookSignatureSecretToken of the integration, ' +
          'or generate one with openssl rand -base64 24',
      }
}

/** The types that a receiver processes; receipts and typing events are accepted and ignored. */
const MESSAGE_TYPES: readonly (string | undefined)[] = ['Text', 'Structured']

/** The types of messages that are not text. */
const TYPES: Readonly<Partial<Record<EventName, string>>> = {
  OpenMessageTemplate: 'Structured',
  OpenMessageQuickReplies: 'Structured',
  OpenMessageCard: 'Structured',
  OpenMessageCarousel: 'Structured',
  OpenMessageDatePicker: 'Structured',
  OpenMessageReceipt: 'Receipt',
  OpenMessageFailure: 'Receipt',
  OpenMessageTyping: 'Event',
}

/** Returns the id of a message: the digits of a UUID. Assumption: `openMessageId`. */
const messageId = (eventId: string): string => eventId.replaceAll('-', '')

/** Returns the id of the integration: a UUID, the same for the same organization. */
const integrationOf = (organizationId: string): string =>
  createHash('sha256')
    .update(`open messaging integration of ${organizationId}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')

const WRITERS: Readonly<Record<Assumptions['openSignedBytes'], (body: unknown) => string>> = {
  compact: (body) => JSON.stringify(body),
  escaped: (body) => escapeAscii(JSON.stringify(body)).replaceAll('/', '\\/'),
  pretty: (body) => JSON.stringify(body, null, 2),
}

/**
 * The outbound notification webhook of Genesys Cloud open messaging. Sources: spec/open-messaging.openapi.yaml.
 * Any 2xx is a success (source staff); no response in 10 seconds, 429 and 5xx are retried 5 times, 5 seconds apart,
 * and anything else is final (source validate).
 */
export const openMessaging: DialectFile = {
  signature,
  product: 'Genesys Cloud open messaging',
  about: 'open messages',
  section: {
    title: 'Open messaging',
    about: 'Genesys Cloud: outbound messages, receipts and events of an open messaging integration.',
  },
  sender: 'Genesys Cloud',
  traceHeaders: [],
  checkSecret,
  exampleSecret: 'an-outbound-notification-secret',
  recipes: openMessagingRecipes,
  read: ({ id, type }) => ({
    operationId: text(id),
    events: [readEvent({ event: type, entity: { id } })],
    listsEntities: false,
  }),
  knows: (type) => MESSAGE_TYPES.includes(type),
  keyOf: ({ id }) => id,
  probed: {
    event: (name) => TYPES[name] ?? 'Text',
    effect: ({ eventId }) => messageId(eventId),
    subject: ({ interactionId }) => interactionId,
    states: [],
  },
  body: openMessageBody,
  wire({ openConversationId, openSignedBytes, openContentType, openReceiptDirection }) {
    const { sign, signer } = signingBy({ signature, checkSecret })
    const contentType: HeaderLine = [
      'Content-Type',
      openContentType === 'json' ? 'application/json' : 'application/json; charset=utf-8',
    ]
    const agent: HeaderLine = ['User-Agent', USER_AGENT]
    const conversation = (id: string): object =>
      openConversationId === 'absent' ? {} : { conversationId: openConversationId === 'empty' ? '' : id }
    return {
      retry: {
        retryAttempts: 5,
        pauses: { kind: 'fixed', pauseMs: 5000 },
        jitterRatio: 0,
        retryAfterCapMs: 0,
        responseTimeoutMs: 10_000,
      },
      protectedHeaders: ['content-type', 'content-length', 'host', signature.header.toLowerCase()],
      serialize({ id: eventId, at, interaction, details }, { organization }) {
        const { channel: channelDetails, ...fields } = details
        const direction = fields.direction === 'Inbound' ? openReceiptDirection : fields.direction
        const id = messageId(eventId)
        const user = { id: interaction.requester.id, idType: 'Opaque' }
        const integrationId = integrationOf(organization.id)
        const integration = { nickname: organization.name, id: integrationId, idType: 'Opaque' }
        const channel = {
          id: integrationId,
          platform: 'Open',
          type: 'Private',
          to: direction === 'Inbound' ? integration : user,
          from: direction === 'Inbound' ? user : integration,
          time: isoMs(at),
          messageId: id,
          ...(isObject(channelDetails) && channelDetails),
        }
        return WRITERS[openSignedBytes]({
          id,
          channel,
          ...fields,
          ...(fields.direction !== undefined && { direction }),
          ...(fields.originatingEntity !== undefined && conversation(interaction.id)),
          ...(fields.conversationId !== undefined && { conversationId: fields.conversationId }),
        })
      },
      signs: 'attempt',
      traces: 'delivery',
      sign,
      signer,
      headers: (context) => [contentType, agent, ...sign(context)],
      success: 'a status in 2xx',
      isSuccess: ({ status }) => status >= 200 && status < 300,
      retriesStatus: (status) => status === 429 || status >= 500,
    }
  },
}
