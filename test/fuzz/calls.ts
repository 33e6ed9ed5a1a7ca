import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import type { Chance } from './chance.ts'
import { domainHint, MARKER, RECEIVERS, SESSIONS, type Known } from './domain.ts'
import type { CatalogueFault } from './faults.ts'
import { arbitraryOf, anyText } from './schema.ts'
import { documents, operations, type Operation } from './spec.ts'

/** A request as it will be sent over a kept connection. */
export interface Call {
  readonly number: number
  readonly operation: Operation | undefined
  readonly how: 'valid' | 'mutated' | 'garbage'
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

/** Gives an id that the mock gave out before, or one that it never did. */
export type LookUp = (kind: Known, index: number) => string

/** How often an operation is taken; those that are not named here count 3. */
const WEIGHTS: Readonly<Record<string, number>> = {
  publishEvent: 13,
  playInteraction: 0.5,
  listDeliveries: 1,
  getDelivery: 6,
  redeliver: 3,
  cancelDelivery: 2,
  readJournal: 1.5,
  streamJournal: 0.5,
  readClock: 5,
  setClock: 0.4,
  setFaults: 0.8,
  addFault: 1,
  clearFaults: 0.6,
  removeFault: 1,
  listFaultCatalogue: 0.2,
  setRetryPolicy: 1,
  setOwnRetryPolicy: 1.5,
  listSubscriptions: 1,
  reset: 0.02,
  health: 6,
  createWebhook: 2.5,
  deleteWebhook: 0.8,
  patchWebhook: 3,
  getWebhook: 5,
  listDeliveryStatuses: 5,
  listEventLogs: 5,
  getInteraction: 5,
}

const KIND_OF_PARAMETER: Readonly<Record<string, Known>> = {
  webhookSubscriptionId: 'subscription',
  subscriptionId: 'subscription',
  deliveryId: 'delivery',
  faultId: 'fault',
  interactionId: 'interaction',
  eventId: 'event',
}
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'] as const
const CONTENT_TYPES = [
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/problem+json',
  'application/vnd.x+json;a=b',
  'APPLICATION/JSON',
  'json',
  'application/jsonx',
] as const
const PATHS = [
  '/',
  '/reference',
  '/dashboard/app.js',
  '/dashboard/%2e%2e/%2e%2e/package.json',
  '/openapi.json',
  '/%',
  '/%E0%A4%A',
  '/v1',
  '/v1/webhooks/',
  '/_mock',
  '/_mock/',
  '/_mock//health',
  '/v1/webhooks/%00',
  '/_mock/deliveries/%E0%A4%A',
  '/nexus/v3/chat/sessions/%ff/%ff',
  '/*',
  '/v1/webhooks?%',
  '/_mock/journal?after=1&after=2',
  '/_mock/journal?__proto__=1',
  '/__proto__',
  '/_mock/constructor',
  '/' + 'a/'.repeat(2000),
] as const
const HEADERS: readonly (readonly [string, string])[] = [
  ['host', 'evil.example'],
  ['host', ''],
  ['host', 'localhost'],
  ['origin', 'http://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['authorization', 'Basic xxx'],
  ['authorization', 'Bearer '],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br'],
  ['accept', 'text/html'],
  ['accept-encoding', 'gzip, br;q=0, *'],
  ['last-event-id', '5'],
  ['last-event-id', '-1'],
  ['last-event-id', '9'.repeat(40)],
  ['last-event-id', 'x'],
  ['x-http-method-override', 'DELETE'],
  ['range', 'bytes=0-1'],
  ['if-none-match', '*'],
  ['cookie', 'a=b'],
  ['x-long', 'h'.repeat(8000)],
  ['x-forwarded-host', 'evil.example'],
  ['accept-charset', 'utf-16'],
  ['prefer', 'respond-async'],
]
const QUERY_VALUES = [
  '',
  '0',
  '1',
  '-1',
  '1e3',
  '20',
  '1.5',
  'x',
  'NaN',
  '99999999999999999999',
  '%00',
  'scheduled',
  'delivered',
  'null',
  '[]',
] as const

const EVENT_NAMES = (
  (documents.control.components.schemas?.EventName as { readonly enum?: readonly string[] } | undefined)?.enum ?? []
).filter((name) => name !== '')

/** A lone surrogate has no form in a URL. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd')

/** How many bodies are made of each schema for one generator. */
const POOL = 150

/** Draws requests: valid by the spec, valid but for one change, or none that the spec knows. */
export class CallMaker {
  readonly #pools = new Map<Operation, readonly string[]>()
  readonly #weighted: readonly { readonly operation: Operation; readonly upTo: number }[]
  readonly #total: number
  readonly #receiver: string

  /** @param given.api whether faults of the emulated API may stand */
  constructor(given: {
    readonly seed: number
    readonly receiver: string
    readonly catalogue: readonly CatalogueFault[]
    readonly api: boolean
  }) {
    this.#receiver = given.receiver
    const hint = domainHint({ ...given, events: EVENT_NAMES })
    let total = 0
    this.#weighted = operations.map((operation, index) => {
      if (operation.body) {
        const bodies = arbitraryOf(documents[operation.api], operation.body, hint)
        this.#pools.set(
          operation,
          fc.sample(bodies, { seed: given.seed * 100 + index, numRuns: POOL }).map((body) => JSON.stringify(body)),
        )
      }
      total += WEIGHTS[operation.id] ?? 3
      return { operation, upTo: total }
    })
    this.#total = total
  }

  /** The request of a number: it depends on the chance and on what ids are known alone. */
  draw(number: number, chance: Chance, known: LookUp, given: { readonly crowded: boolean }): Call {
    const at = chance.fraction() * this.#total
    const drawn = this.#weighted.find(({ upTo }) => at < upTo)?.operation ?? operations[0]
    if (!drawn) throw new Error('the specs have no operation')
    // What is delivered grows with the subscriptions there are: above a number, one goes before one comes.
    const operation =
      given.crowded && drawn.id === 'createWebhook'
        ? (operations.find(({ id }) => id === 'deleteWebhook') ?? drawn)
        : drawn
    const call = this.#valid(number, operation, chance, known)
    if (chance.hit(0.8)) return call
    return chance.hit(0.75) ? mutate(call, chance) : garbage(call, chance)
  }

  #valid(number: number, operation: Operation, chance: Chance, known: LookUp): Call {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'event')
        return chance.pick(['STARTED', 'FINISHED', 'ConversationCreated', 'ConversationNoteAdded', 'Nothing'])
      if (name === 'sessionId') return chance.pick(SESSIONS)
      return encodeURIComponent(wellFormed(known(KIND_OF_PARAMETER[name] ?? 'event', chance.below(1000))))
    })
    const query = operation.parameters
      .filter((one) => one.in === 'query')
      .flatMap(({ name, schema }) => {
        // A whole list is long on purpose: it is asked for now and then.
        if (name === 'limit') return chance.hit(0.995) ? [`limit=${String(1 + chance.below(20))}`] : []
        if (!chance.hit(0.4)) return []
        const kind = KIND_OF_PARAMETER[name]
        const value = kind
          ? known(kind, chance.below(1000))
          : schema.type === 'integer'
            ? String(chance.below(5000))
            : chance.pick(['scheduled', 'in-flight', 'delivered', 'exhausted', 'canceled'])
        return [`${name}=${encodeURIComponent(wellFormed(value))}`]
      })
    const pool = this.#pools.get(operation)
    const wanted = pool !== undefined && (operation.bodyRequired || chance.hit(0.6))
    const body = wanted ? this.#fill(chance.pick(pool), operation, chance, known) : undefined
    return {
      number,
      operation,
      how: 'valid',
      method: operation.method,
      path: query.length > 0 ? `${path}?${query.join('&')}` : path,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : Buffer.from(body),
    }
  }

  /** Puts ids where markers stand, each time others, and now and then another receiver. */
  #fill(text: string, operation: Operation, chance: Chance, known: LookUp): string {
    const offset = chance.below(1000)
    // Most events go to whoever subscribes to them.
    const meant =
      operation.id === 'publishEvent' && chance.hit(0.8)
        ? text.replace(/,"subscriptionId":"(?:[^"\\]|\\.)*"/, '')
        : text
    const filled = meant.replaceAll(MARKER, (_, kind: Known, n: string) =>
      JSON.stringify(known(kind, Number(n) + offset)).slice(1, -1),
    )
    return operation.id === 'createWebhook' && chance.hit(0.5)
      ? filled.replace(
          /"url":"[^"]*"/,
          () => `"url":"${this.#receiver}/${chance.pick(RECEIVERS)}/${String(chance.below(100))}"`,
        )
      : filled
  }
}

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth)

const BODY_CHANGES: readonly ((text: string, chance: Chance) => string | Buffer)[] = [
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text, chance) =>
    text.slice(0, chance.below(text.length + 1)) +
    chance.pick(['\u0000', '}', '"', ',', '\\u12', '💥', '/**/']) +
    text.slice(chance.below(text.length + 1)),
  (text) => `\ufeff${text}`,
  (text) => `[${text}]`,
  (text) => text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
  (text) => text.replace('{', '{"event":"STARTED","event":"FINISHED",'),
  (text, chance) =>
    text.replace(
      '{',
      `{"details":${nested(chance.pick([50, 1000, 6000, 40_000]), '{"a":', '}').replace(/:\}/, ':1}')},`,
    ),
  (text, chance) => text.replace('{', `{"interaction":${nested(chance.pick([50, 6000]), '[', ']')},`),
  (text, chance) => text.replace(/"(\w+)":/, () => `"${chance.pick(['x', '', '__proto__', 'fault', 'url', 'id'])}":`),
  (text, chance) =>
    text.replace(
      /:("[^"]*"|\d+|true|false|null)/,
      () =>
        `:${chance.pick(['null', '[]', '{}', '1e999', '-0', '""', 'true', '9007199254740993', '"\\ud800"', '[[[[]]]]'])}`,
    ),
  (text, chance) =>
    text.replaceAll(/"[^"]*"(?=[,}\]])/g, (one) =>
      chance.hit(0.3) ? JSON.stringify('L'.repeat(chance.pick([300, 5000]))) : one,
    ),
  (text, chance) => Buffer.concat([Buffer.from(text), chance.bytes(8)]),
  (_, chance) => chance.bytes(chance.below(200)),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => gzipSync(text),
  (text, chance) => (chance.hit(0.1) ? text + ' '.repeat(1_048_577) : text + ' '.repeat(1000)),
  () => '',
  () => 'null',
  (_, chance) =>
    JSON.stringify(fc.sample(fc.jsonValue({ maxDepth: 4 }), { seed: chance.below(2 ** 30), numRuns: 1 })[0]),
]

const mutate = (call: Call, chance: Chance): Call => {
  const mutated: Call = { ...call, how: 'mutated' }
  if (call.body !== undefined && chance.hit(0.7))
    return { ...mutated, body: Buffer.from(chance.pick(BODY_CHANGES)(call.body.toString(), chance)) }
  switch (chance.below(5)) {
    case 0:
      return { ...mutated, headers: { ...call.headers, ...Object.fromEntries([chance.pick(HEADERS)]) } }
    case 1:
      return { ...mutated, headers: { ...call.headers, 'content-type': chance.pick(CONTENT_TYPES) } }
    case 2:
      return {
        ...mutated,
        path: `${call.path}${call.path.includes('?') ? '&' : '?'}${chance.pick(['after', 'limit', 'state', 'x', '__proto__', 'eventId'])}=${chance.pick(QUERY_VALUES)}`,
      }
    case 3:
      return {
        ...mutated,
        path: call.path.replace(
          /\/[^/]*$/,
          () =>
            `/${encodeURIComponent(wellFormed(fc.sample(anyText(0, 200), { seed: chance.below(2 ** 30), numRuns: 1 })[0] ?? ''))}`,
        ),
      }
    default:
      return {
        ...mutated,
        body: Buffer.from(chance.pick(BODY_CHANGES)('{"a":1}', chance)),
        headers: { 'content-type': 'application/json' },
      }
  }
}

const garbage = (call: Call, chance: Chance): Call => {
  const method = chance.pick(METHODS)
  const path = chance.hit(0.5) ? call.path : chance.pick(PATHS)
  const body = chance.hit(0.5) ? call.body : chance.bytes(chance.below(300))
  return {
    ...call,
    how: 'garbage',
    operation: undefined,
    method,
    path,
    body,
    headers: { ...call.headers, ...Object.fromEntries([chance.pick(HEADERS), chance.pick(HEADERS)]) },
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** The request as a command that a shell takes; bytes that are no text go through base64. */
export const curlOf = (base: string, { method, path, headers, body }: Call): string => {
  const head = Object.entries(headers)
    .map(([name, value]) => ` -H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
    .join('')
  const start = `curl -sS -X ${method}${head}`
  if (body === undefined || body.length === 0) return `${start} ${quoted(base + path)}`
  const text = body.toString()
  if (body.length < 4000 && Buffer.from(text).equals(body) && !text.includes('\u0000'))
    return `${start} --data-binary ${quoted(text.startsWith('@') ? ` ${text}` : text)} ${quoted(base + path)}`
  return `printf %s ${body.length > 20_000 ? `'…' # ${String(body.length)} bytes, see --only` : body.toString('base64')} | base64 -d | ${start} --data-binary @- ${quoted(base + path)}`
}
