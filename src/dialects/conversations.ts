import { isoMs } from '../clock/stamp.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import { MockError } from '../kit/error.ts'
import { CONVERSATION_EVENTS, type ConversationEventName } from '../events/catalogue.ts'
import { CONVERSATION_LESS } from '../events/details.ts'
import type { Interaction } from '../events/interaction.ts'
import type { Dialect, HeaderLine, SigningInput } from './dialect.ts'
import { EVENT_FQN } from './fqn.ts'
import { beginHmacSha256, hmacSha256 } from './hmac.ts'
import { USER_AGENT } from './user-agent.ts'

const CONTENT_TYPE: HeaderLine = ['Content-Type', 'application/json']
const AGENT: HeaderLine = ['User-Agent', USER_AGENT]

const isHex = (secret: string): boolean => /^([0-9a-f]{2})+$/i.test(secret)

const checkSecret = ({ secret, emptyKey = false }: Omit<SigningInput, 'body'>): void => {
  if (!isHex(secret) && !(emptyKey && secret === '')) {
    throw new MockError({
      code: 'SECRET_NOT_HEX',
      message:
        'the conversations dialect decodes its secret from hexadecimal digits; the given one is not hexadecimal or has an odd number of digits',
      fix: 'give the secretKey as it stands in the subscription, or make one: openssl rand -hex 32',
    })
  }
}

const sign = (input: SigningInput, unitMs: number): HeaderLine => {
  checkSecret(input)
  const { body, secret, signedAt } = input
  const t = String(Math.floor(signedAt / unitMs))
  return ['X-DIXA-SIGNATURE', `t=${t},v1=${hmacSha256(secret, t, body)}`]
}

const conversationOf = (interaction: Interaction, whatsApp: string): Record<string, unknown> => {
  const { csid, channel, status, direction, queue, contactPoint, requester, assignee, subject, tags, createdAt } =
    interaction
  return {
    csid,
    channel: channel === 'WHATSAPP' ? whatsApp : channel,
    status,
    direction,
    queue,
    contact_point: contactPoint,
    requester,
    assignee,
    subject,
    tags,
    created_at: isoMs(createdAt),
  }
}

export type ConversationAssumptions = Pick<
  Assumptions,
  'signedTime' | 'conversationsSuccess' | 'conversationsRetries' | 'doubtfulEventNames' | 'channelNames'
>

/**
 * The events of the subscription API. Seed 003 and its public documentation, security and payload pages.
 * Success, schedule and what is tried again are assumptions (`conversationsSuccess`, `conversationsSchedule`, `conversationsRetries`).
 */
export const conversationsDialect = ({
  signedTime,
  conversationsSuccess,
  conversationsRetries,
  doubtfulEventNames,
  channelNames,
}: ConversationAssumptions): Dialect => {
  const unitMs = signedTime === 'seconds' ? 1000 : 1
  return {
    name: 'conversations',
    events: CONVERSATION_EVENTS,
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
          data: CONVERSATION_LESS.has(name)
            ? details
            : { conversation: conversationOf(interaction, channelNames), ...details },
        }),
      )
    },
    signs: signedTime === 'event' ? 'event' : 'attempt',
    traces: 'delivery',
    sign: (input) => [sign(input, unitMs)],
    signer(input) {
      checkSecret(input)
      const { secret, signedAt } = input
      const t = String(Math.floor(signedAt / unitMs))
      const hmac = beginHmacSha256(secret, t)
      return {
        update: (part) => void hmac.update(part),
        lines: () => [['X-DIXA-SIGNATURE', `t=${t},v1=${hmac.digest('hex')}`]],
      }
    },
    headers: (context) => [
      CONTENT_TYPE,
      AGENT,
      ['X-DIXA-SUBSCRIPTION-ID', context.subscriptionId],
      sign(context, unitMs),
    ],
    isSuccess: ({ status }) => (conversationsSuccess === '200' ? status === 200 : status >= 200 && status < 300),
    retriesStatus: (status) =>
      conversationsRetries === 'everything' || status === 408 || status === 429 || status >= 500,
  }
}
