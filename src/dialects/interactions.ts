import { createHash } from 'node:crypto'
import { INTERACTION_EVENTS } from '../events/catalogue.ts'
import { isHex } from '../kit/hex.ts'
import { isObject } from '../kit/json-object.ts'
import { escaped, quoted } from '../kit/quoted.ts'
import type { ResponseSeen, DialectFile, HeaderLine, SignatureForm } from './dialect.ts'
import { readEvent, text } from './parsed-payload.ts'
import { bytesRecipes } from './recipes/bytes.ts'
import { hmac, type Recipe } from './recipes/recipe.ts'
import { secretRecipes } from './recipes/secret.ts'
import { signingBy } from './signing.ts'
import { USER_AGENT } from './user-agent.ts'

const CONTENT_TYPE: HeaderLine = ['Content-Type', 'application/json']
const AGENT: HeaderLine = ['User-Agent', USER_AGENT]
const SAMPLED: HeaderLine = ['X-B3-Sampled', '1']
/** As in the sample of seed 001. Assumption: `sampleApiKey`. */
const SAMPLE_KEY: HeaderLine = ['x-api-key', 'your_API_key']

/** Returns whether a response body has `status.code` 0, which means success in related APIs. */
const hasCode0 = (body: string): boolean => {
  try {
    return (JSON.parse(body) as { status?: { code?: unknown } } | null)?.status?.code === 0
  } catch {
    return false
  }
}

const DIGITS = 40

/** The key is the secret's UTF-8 text. Seeds 001 and 002; hexadecimal digits by convention of the header. */
const signature: SignatureForm = {
  header: 'X-Hub-Signature',
  hash: 'sha1',
  key: 'utf8',
  digest: { encoding: 'hex', length: DIGITS },
  timed: false,
  format: ({ digest }) => `sha1=${digest}`,
  parse(value) {
    if (!value.startsWith('sha1=')) return { malformed: 'the signature does not begin with "sha1="' }
    const digest = value.slice('sha1='.length)
    return digest.length === DIGITS && isHex(digest)
      ? { digest, t: '' }
      : {
          malformed: `"sha1=" is followed by ${String(digest.length)} characters that are not 40 hexadecimal digits`,
        }
  },
  prefix: /^sha1=/,
}

const recipes: readonly Recipe[] = [
  {
    id: 'whole-header',
    explanation: 'the digest is correct; only the prefix "sha1=" is missing or different',
    fix: 'compare the whole value: "sha1=" followed by the digest as hexadecimal digits',
    isBare: true,
    compute: ({ body, secret }) => [hmac('sha1', secret, body)],
  },
  {
    id: 'sha256-base64',
    explanation:
      'this is the scheme of Genesys Cloud open messaging: HMAC-SHA256 in base64, sent as X-Hub-Signature-256',
    fix: 'Digital Channels signs with HMAC-SHA1 as hexadecimal digits, in X-Hub-Signature',
    compute: ({ body, secret }) => [hmac('sha256', secret, body, 'base64')],
  },
  {
    id: 'sha256',
    explanation: 'HMAC-SHA256 was used',
    fix: 'use HMAC-SHA1: createHmac("sha1", secret)',
    compute: ({ body, secret }) => [hmac('sha256', secret, body)],
  },
  {
    id: 'other-hash',
    explanation: 'HMAC with MD5 or SHA-512 was used',
    fix: 'use HMAC-SHA1: createHmac("sha1", secret)',
    compute: ({ body, secret }) =>
      ['md5', 'sha512', 'sha384', 'sha224'].map((algorithm) => hmac(algorithm, secret, body)),
  },
  {
    id: 'base64-digest',
    explanation: 'the digest was encoded in base64',
    fix: 'encode it as hexadecimal digits: digest("hex")',
    compute: ({ body, secret }) => [
      hmac('sha1', secret, body, 'base64'),
      hmac('sha1', secret, body, 'base64url'),
      Buffer.from(hmac('sha1', secret, body)).toString('base64'),
    ],
  },
  {
    id: 'truncated',
    explanation: 'the digest is truncated',
    fix: 'the whole digest has 40 hexadecimal digits',
    compute: ({ body, secret }) =>
      Array.from({ length: 32 }, (_, cut) => hmac('sha1', secret, body).slice(0, 39 - cut)),
  },
  ...bytesRecipes((body, { secret }) => hmac('sha1', secret, body)),
  {
    id: 'secret-hex-decoded',
    explanation: 'the secret was decoded from hexadecimal digits',
    fix: 'use the text of the secret as the key; only the conversations dialect decodes it',
    compute: ({ body, secret }) => (isHex(secret) ? [hmac('sha1', Buffer.from(secret, 'hex'), body)] : []),
  },
  ...secretRecipes((key, { body }) => hmac('sha1', key, body)),
  {
    id: 'no-hmac',
    explanation: 'a plain hash was used instead of an HMAC',
    fix: 'use HMAC-SHA1 with the secret as its key',
    compute: ({ body, secret }) =>
      [body, Buffer.concat([Buffer.from(secret), body]), Buffer.concat([body, Buffer.from(secret)])].flatMap((text) =>
        ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(text).digest('hex')),
      ),
  },
  {
    id: 'swapped',
    explanation: 'key and message were swapped',
    fix: 'the secret is the key, the body is the message',
    compute: ({ body, secret }) => [hmac('sha1', body, secret)],
  },
]

const TRACE_HEADERS = ['X-B3-TraceId', 'X-B3-SpanId', 'X-B3-Sampled']

const PROTECTED_HEADERS = [
  'content-type',
  'content-length',
  'host',
  'user-agent',
  ...[signature.header, ...TRACE_HEADERS].map((name) => name.toLowerCase()),
]

/**
 * Writes a member after a separator, as JSON.stringify would: omits a value that JSON cannot represent, such as a
 * function.
 */
const member = (name: string, value: unknown, separator = ','): string => {
  const written = quoted(value)
  return written === undefined ? '' : `${separator}"${name}":${written}`
}

const EVENTS: readonly (string | undefined)[] = INTERACTION_EVENTS

/**
 * The Interactions Webhook of Genesys Digital Channels: STARTED and FINISHED. Seeds 000, 001 and 002.
 * Only 200 is a success and everything else is retried (seed 002); the figures of the schedule are an assumption
 * (`interactionsSchedule`).
 */
export const interactions: DialectFile = {
  signature,
  product: 'the emulated subscription API',
  about: 'STARTED and FINISHED',
  section: {
    title: 'Interactions Webhook',
    about:
      'Genesys Multicloud CX: an interaction started or finished. Only 200 is a success; anything else is retried.',
  },
  sender: 'Genesys',
  traceHeaders: TRACE_HEADERS,
  checkSecret: () => undefined,
  exampleSecret: 'app-secret',
  recipes,
  read({ operationId, data }) {
    const entities: readonly unknown[] = isObject(data) && Array.isArray(data.entities) ? data.entities : []
    return { operationId: text(operationId), events: entities.map(readEvent), listsEntities: true }
  },
  knows: (event) => EVENTS.includes(event),
  // An operationId may be missing, or new if the event is emitted again.
  keyOf: ({ event, id }) => `${event}\n${id}`,
  probed: {
    event: (name) => name,
    effect: ({ interactionId }) => interactionId,
    subject: ({ interactionId }) => interactionId,
    states: INTERACTION_EVENTS,
  },
  body: { kind: 'entities' },
  wire(assume) {
    const { sendsAllB3Headers, digestText, traceId: traces, responseBodyRead, responseLimit } = assume
    const { sampleApiKey, emailSelfUri, entitiesPerDelivery } = assume
    const first = sampleApiKey === 'sent' ? [SAMPLE_KEY, CONTENT_TYPE, AGENT] : [CONTENT_TYPE, AGENT]
    const { sign, signer } = signingBy({ signature, checkSecret: () => undefined }, { encoding: digestText })
    return {
      retry: {
        retryAttempts: 5,
        pauses: { kind: 'fixed', pauseMs: 5000 },
        jitterRatio: 0,
        retryAfterCapMs: 0,
        responseTimeoutMs: 10_000,
      },
      protectedHeaders: PROTECTED_HEADERS,
      serialize({ id, name, interaction }, { selfUriBase }) {
        const { id: interactionId, sessionId, mediaType, interactionSubtype } = interaction
        // Written by hand: JSON.stringify took a quarter of the time to publish an event.
        const given = interaction.selfUri ?? undefined
        const isGenerated = given === undefined && !(mediaType === 'email' && emailSelfUri === 'absent')
        const path = `/nexus/v3/chat/sessions/${escaped(sessionId)}/${escaped(interactionId)}`
        const selfUri = isGenerated ? `,"selfUri":"${escaped(selfUriBase)}${path}"` : member('selfUri', given)
        const first = member('id', interactionId, '')
        const more = member('mediaType', mediaType) + member('interactionSubtype', interactionSubtype) + selfUri
        const entity = `"entity":{${first}${first === '' ? more.slice(1) : more}}}`
        const before = name === 'FINISHED' && entitiesPerDelivery === 'several' ? `{"event":"STARTED",${entity},` : ''
        return `{"operationId":${quoted(id)},"data":{"entities":[${before}{"event":${quoted(name)},${entity}]}}`
      },
      signs: 'attempt',
      traces: traces === 'per-delivery' ? 'delivery' : 'attempt',
      sign,
      signer,
      headers(context) {
        const { traceId, spanId } = context
        const trace: HeaderLine = ['X-B3-TraceId', traceId]
        return sendsAllB3Headers
          ? [...first, ...sign(context), trace, ['X-B3-SpanId', spanId], SAMPLED]
          : [...first, ...sign(context), trace]
      },
      isSuccess: ({ status, body, truncated }: ResponseSeen) =>
        status === 200 &&
        (responseLimit === 'status-decides' || !truncated) &&
        (responseBodyRead === 'status-alone' || hasCode0(body ?? '')),
      success: '200 OK',
      retriesStatus: () => true,
    }
  },
}
