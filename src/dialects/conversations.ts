import { isoMs } from '../clock/stamp.ts'
import type { ConversationEventName } from '../events/catalogue.ts'
import { EVENTS_WITHOUT_CONVERSATION } from '../events/details.ts'
import type { Interaction } from '../events/interaction.ts'
import { isHex } from '../kit/hex.ts'
import { isObject } from '../kit/json-object.ts'
import { CONVERSATION_STATUSES, conversationBody, saidOf } from './bodies/conversations.ts'
import type { DialectFile, HeaderLine, SignatureForm } from './dialect.ts'
import { EVENT_FQN } from './fqn.ts'
import { readEvent, text } from './parsed-payload.ts'
import { conversationsRecipes } from './recipes/conversations.ts'
import { signingBy } from './signing.ts'
import { USER_AGENT } from './user-agent.ts'

const CONTENT_TYPE: HeaderLine = ['Content-Type', 'application/json']
const AGENT: HeaderLine = ['User-Agent', USER_AGENT]

const MALFORMED = 'the signature is not t=<milliseconds>,v1=<64 hexadecimal digits>'

/** The key is the hex-decoded secret. Public documentation, security page. */
const signature: SignatureForm = {
  header: 'X-DIXA-SIGNATURE',
  hash: 'sha256',
  key: 'hex',
  digest: { encoding: 'hex', length: 64 },
  timed: true,
  format: ({ t, digest }) => `t=${t},v1=${digest}`,
  parse(value) {
    const [, t, digest] = /^t=(\d{1,16}),\s*v1=([0-9a-f]{64})$/i.exec(value) ?? []
    return t === undefined || digest === undefined ? { malformed: MALFORMED } : { t, digest }
  },
  prefix: /^t=\d+,(?:\s*v1=)?/,
}

const checkSecret: DialectFile['checkSecret'] = (secret) =>
  isHex(secret)
    ? undefined
    : {
        code: 'SECRET_NOT_HEX',
        message:
          'the secret is not hexadecimal ' +
          '(expected an even number of hexadecimal digits, which decode to the key of conversation events)',
        fix:
          'use the secretKey of the subscription, or generate one with openssl rand -hex 32; ' +
          'STARTED and FINISHED accept any text',
      }

const conversationOf = (interaction: Interaction): Record<string, unknown> => {
  const {
    csid,
    channel,
    status,
    direction,
    queue,
    contactPoint,
    requester,
    assignee,
    subject,
    tags,
    createdAt,
    customAttributes,
  } = interaction
  return {
    csid,
    channel,
    status,
    direction,
    queue,
    contact_point: contactPoint,
    requester,
    assignee,
    subject,
    tags,
    ...(customAttributes !== undefined && { custom_attributes: customAttributes }),
    created_at: isoMs(createdAt),
  }
}

/**
 * The events of the subscription API. Seed 003 and its public documentation, security and payload pages.
 * Success, schedule and retries are assumptions (`conversationsSuccess`, `conversationsSchedule`,
 * `conversationsRetries`).
 */
export const conversations: DialectFile = {
  signature,
  product: 'the emulated subscription API',
  about: 'conversation events',
  section: {
    title: 'Webhook Subscription API',
    about: 'Conversation events, which Dixa documents. Any 2xx is a success; 408, 429 and 5xx are retried.',
  },
  sender: 'the sender',
  traceHeaders: [],
  checkSecret,
  exampleSecret: '0123456789abcdef'.repeat(4),
  recipes: conversationsRecipes,
  read({ event_id, event_fqn, event_timestamp, data }) {
    const says = saidOf(isObject(data) ? data.conversation : undefined, event_timestamp)
    return {
      operationId: text(event_id),
      events: [{ ...readEvent({ event: event_fqn, entity: { id: event_id } }), ...(says && { says }) }],
      listsEntities: false,
    }
  },
  knows: () => true,
  keyOf: ({ id }) => id,
  probed: {
    event: (name) => EVENT_FQN[name as ConversationEventName],
    effect: ({ eventId }) => eventId,
    subject: ({ csid }) => String(csid),
    states: CONVERSATION_STATUSES,
  },
  body: conversationBody,
  wire({ signedTime, conversationsSuccess, conversationsRetries, doubtfulEventNames }) {
    const unitMs = signedTime === 'seconds' ? 1000 : 1
    const { sign, signer } = signingBy(
      { signature, checkSecret },
      { timeOf: (signedAt) => String(Math.floor(signedAt / unitMs)) },
    )
    return {
      retry: {
        retryAttempts: 5,
        pauses: { kind: 'list', pausesMs: [5000, 30_000, 120_000, 600_000, 1_800_000] },
        jitterRatio: 0,
        retryAfterCapMs: 0,
        responseTimeoutMs: 10_000,
      },
      protectedHeaders: ['content-type', 'content-length', 'host', 'x-dixa-signature', 'x-dixa-subscription-id'],
      serialize({ id, name, at, interaction, details }, { organization }) {
        return JSON.stringify({
          event_id: id,
          event_fqn:
            name === 'ConversationEndUserReplaced' ? doubtfulEventNames : EVENT_FQN[name as ConversationEventName],
          event_version: '1',
          event_timestamp: isoMs(at),
          organization,
          data: EVENTS_WITHOUT_CONVERSATION.has(name)
            ? details
            : { conversation: conversationOf(interaction), ...details },
        })
      },
      signs: signedTime === 'event' ? 'event' : 'attempt',
      traces: 'delivery',
      sign,
      signer,
      headers: (context) => [CONTENT_TYPE, AGENT, ['X-DIXA-SUBSCRIPTION-ID', context.subscriptionId], ...sign(context)],
      success: conversationsSuccess === '200' ? '200 OK' : 'a status in 2xx',
      isSuccess: ({ status }) => (conversationsSuccess === '200' ? status === 200 : status >= 200 && status < 300),
      retriesStatus: (status) =>
        conversationsRetries === 'everything' || status === 408 || status === 429 || status >= 500,
    }
  },
}
