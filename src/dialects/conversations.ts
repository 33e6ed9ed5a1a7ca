import { createHash } from 'node:crypto'
import { isoMs, readInstant } from '../clock/stamp.ts'
import type { ConversationEventName } from '../events/catalogue.ts'
import { EVENTS_WITHOUT_CONVERSATION } from '../events/details.ts'
import type { Interaction } from '../events/interaction.ts'
import { isHex } from '../kit/hex.ts'
import { isObject } from '../kit/json-object.ts'
import type { DialectFile, HeaderLine, SignatureForm } from './dialect.ts'
import { EVENT_FQN } from './fqn.ts'
import { readEvent, text, type ReportedState } from './parsed-payload.ts'
import { bytesRecipes } from './recipes/bytes.ts'
import { hmac, type Recipe } from './recipes/recipe.ts'
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

/** Returns the status of a conversation in an event; undefined if the event has no status. */
const saidOf = (conversation: unknown, timestamp: unknown): ReportedState | undefined => {
  if (!isObject(conversation)) return undefined
  const { csid, status } = conversation
  const state = text(status)
  const of = typeof csid === 'number' ? String(csid) : text(csid)
  return of === undefined || state === undefined
    ? undefined
    : { of, state, at: typeof timestamp === 'string' ? readInstant(timestamp) : undefined }
}

const message = (t: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${t}.`), body])
const keyOf = (secret: string): Buffer => Buffer.from(secret, 'hex')

const recipes: readonly Recipe[] = [
  {
    id: 'whole-header',
    explanation: 'the digest is correct; only its prefix is missing or different',
    fix: 'put t=<milliseconds>,v1= in front of the hexadecimal digest',
    isBare: true,
    compute: ({ body, secret, t }) => (t === '' ? [] : [hmac('sha256', keyOf(secret), message(t, body))]),
  },
  {
    id: 'secret-as-text',
    explanation: 'the secret was used as text',
    fix: 'decode it from hexadecimal digits first: Buffer.from(secretKey, "hex")',
    compute: ({ body, secret, t }) => [hmac('sha256', secret, message(t, body))],
  },
  {
    id: 'body-only',
    explanation: 'only the body was signed, without the timestamp',
    fix: 'sign t, a dot and the raw body: `${t}.${body}`',
    compute: ({ body, secret }) => [hmac('sha256', keyOf(secret), body), hmac('sha256', secret, body)],
  },
  {
    id: 'no-dot',
    explanation: 'timestamp and body were joined without the dot, or with another character',
    fix: 'join them with a dot: `${t}.${body}`',
    compute: ({ body, secret, t }) =>
      ['', ':', ',', '\n'].map((sign) => hmac('sha256', keyOf(secret), Buffer.concat([Buffer.from(t + sign), body]))),
  },
  {
    id: 'other-time',
    explanation: 'a time other than t was signed: seconds instead of milliseconds',
    fix: 'sign t exactly as in the header',
    compute: ({ body, secret, t }) =>
      t === ''
        ? []
        : [
            hmac('sha256', keyOf(secret), message(String(Math.floor(Number(t) / 1000)), body)),
            hmac('sha256', keyOf(secret), message(`${t}000`, body)),
          ],
  },
  {
    id: 'base64-digest',
    explanation: 'the digest was encoded in base64',
    fix: 'encode it as hexadecimal digits: digest("hex")',
    compute: ({ body, secret, t }) => [hmac('sha256', keyOf(secret), message(t, body), 'base64')],
  },
  {
    id: 'sha1',
    explanation: 'HMAC-SHA1 was used',
    fix: 'use HMAC-SHA256',
    compute: ({ body, secret, t }) => [hmac('sha1', keyOf(secret), message(t, body)), hmac('sha1', secret, body)],
  },
  {
    id: 'no-hmac',
    explanation: 'a plain hash was used instead of an HMAC',
    fix: 'use HMAC-SHA256 with the decoded secret as its key',
    compute: ({ body, t }) => [
      createHash('sha256').update(body).digest('hex'),
      createHash('sha256').update(message(t, body)).digest('hex'),
    ],
  },
  ...bytesRecipes((body, { secret, t }) => hmac('sha256', keyOf(secret), message(t, body))),
]

/**
 * The events of the subscription API. Seed 003 and its public documentation, security and payload pages.
 * Success, schedule and retries are assumptions (`conversationsSuccess`, `conversationsSchedule`,
 * `conversationsRetries`).
 */
export const conversations: DialectFile = {
  signature,
  product: 'the emulated subscription API',
  about: 'conversation events',
  traceHeaders: [],
  checkSecret,
  recipes,
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
    states: ['OPEN', 'PENDING', 'AWAITING_PENDING', 'CLOSED'],
  },
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
        return Buffer.from(
          JSON.stringify({
            event_id: id,
            event_fqn:
              name === 'ConversationEndUserReplaced' ? doubtfulEventNames : EVENT_FQN[name as ConversationEventName],
            event_version: '1',
            event_timestamp: isoMs(at),
            organization,
            data: EVENTS_WITHOUT_CONVERSATION.has(name)
              ? details
              : { conversation: conversationOf(interaction), ...details },
          }),
        )
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
