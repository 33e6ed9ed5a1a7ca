import type { Assumptions } from '../contract/assumptions.ts'
import { INTERACTION_EVENTS } from '../events/catalogue.ts'
import type { AnswerSeen, Dialect, HeaderLine } from './dialect.ts'
import { beginHmacSha1, hmacSha1 } from './hmac.ts'
import { USER_AGENT } from './user-agent.ts'

const CONTENT_TYPE: HeaderLine = ['Content-Type', 'application/json']
const AGENT: HeaderLine = ['User-Agent', USER_AGENT]
const SAMPLED: HeaderLine = ['X-B3-Sampled', '1']

export type InteractionAssumptions = Pick<
  Assumptions,
  'sendsAllB3Headers' | 'digestText' | 'traceId' | 'answerBodyRead' | 'answerLimit'
>

/** Whether a receiver's answer is an envelope with `status.code` 0, the success of this family of APIs. */
const hasCode0 = (body: string): boolean => {
  try {
    return (JSON.parse(body) as { status?: { code?: unknown } } | null)?.status?.code === 0
  } catch {
    return false
  }
}

/**
 * The Interactions Webhook of Genesys Digital Channels: STARTED and FINISHED. Seeds 000, 001 and 002.
 * Only 200 is a success and everything else is tried again (seed 002); the figures of the schedule are an assumption (`interactionsSchedule`).
 */
export const interactionsDialect = ({
  sendsAllB3Headers,
  digestText,
  traceId: traces,
  answerBodyRead,
  answerLimit,
}: InteractionAssumptions): Dialect => {
  const lineOf = (digest: string): HeaderLine => [
    'X-Hub-Signature',
    `sha1=${digestText === 'hex' ? digest : Buffer.from(digest, 'hex').toString('base64')}`,
  ]
  const signatureOf = (secret: string, body: Uint8Array): HeaderLine => lineOf(hmacSha1(secret, body))
  return {
    name: 'interactions',
    events: INTERACTION_EVENTS,
    retry: {
      retryAttempts: 5,
      pauses: { kind: 'fixed', pauseMs: 5000 },
      jitterRatio: 0,
      retryAfterCapMs: 0,
      responseTimeoutMs: 10_000,
    },
    protectedHeaders: [
      'content-type',
      'content-length',
      'host',
      'user-agent',
      'x-hub-signature',
      'x-b3-traceid',
      'x-b3-spanid',
      'x-b3-sampled',
    ],
    serialize({ id, name, interaction }, { selfUriBase }) {
      const { id: interactionId, sessionId, mediaType, interactionSubtype } = interaction
      const selfUri = interaction.selfUri ?? `${selfUriBase}/nexus/v3/chat/sessions/${sessionId}/${interactionId}`
      return Buffer.from(
        JSON.stringify({
          operationId: id,
          data: { entities: [{ event: name, entity: { id: interactionId, mediaType, interactionSubtype, selfUri } }] },
        }),
      )
    },
    signs: 'attempt',
    traces: traces === 'per-delivery' ? 'delivery' : 'attempt',
    sign: ({ body, secret }) => [signatureOf(secret, body)],
    signer({ secret }) {
      const hmac = beginHmacSha1(secret)
      return { update: (part) => void hmac.update(part), lines: () => [lineOf(hmac.digest('hex'))] }
    },
    headers({ body, secret, traceId, spanId }) {
      const signature = signatureOf(secret, body)
      const trace: HeaderLine = ['X-B3-TraceId', traceId]
      return sendsAllB3Headers
        ? [CONTENT_TYPE, AGENT, signature, trace, ['X-B3-SpanId', spanId], SAMPLED]
        : [CONTENT_TYPE, AGENT, signature, trace]
    },
    isSuccess: ({ status, body, truncated }: AnswerSeen) =>
      status === 200 &&
      (answerLimit === 'status-decides' || !truncated) &&
      (answerBodyRead === 'status-alone' || hasCode0(body ?? '')),
    retriesStatus: () => true,
  }
}
