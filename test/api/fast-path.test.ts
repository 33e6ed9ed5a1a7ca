import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { controlOperations, genesysOperations } from '../../src/contract/generated/operations.ts'
import type { OperationRow } from '../../src/contract/operation.ts'
import { createMockCore, type OwnedCore } from '../../src/engine/create.ts'
import { createApi } from '../../src/server/api.ts'
import { listen, type Listening } from '../../src/server/listen.ts'
import { MAX_REQUEST_BYTES } from '../../src/server/request-body.ts'

const HOST = '127.0.0.1'
const OPTIONS = { seed: 1, clock: 'manual', apiKey: 'key', controlToken: 'token' } as const

interface World {
  readonly core: OwnedCore
  readonly server: Listening
  /** Calls that the app answered. */
  readonly routed: () => number
}

/** Serves one API, with the fast path or without. */
const open = async (isShort: boolean): Promise<World> => {
  const core = createMockCore(OPTIONS)
  const { fetch, fastPath } = createApi(core, { guard: { host: HOST } })
  let routed = 0
  const counted: typeof fetch = (...given) => {
    routed += 1
    return fetch(...given)
  }
  const server = await listen({ fetch: counted, ...(isShort && { fastPath }) }, { host: HOST, port: 0 })
  return { core, server, routed: () => routed }
}

let worlds: readonly World[] = []

beforeAll(async () => {
  worlds = [await open(true), await open(false)]
})

afterAll(async () => {
  for (const { core, server } of worlds) {
    await server.close()
    await core.close(0)
  }
})

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const AUTHORIZED = { authorization: 'Bearer key' }
const CONTROL = { authorization: 'Bearer token' }
const headersFor = (path: string): Readonly<Record<string, string>> =>
  path.startsWith('/_mock') ? CONTROL : AUTHORIZED

/** Sends a request, and returns everything of the response but its date and the order of its headers. */
const exchange = async ({ url }: Listening, { method, path, headers, body }: Sent): Promise<unknown> => {
  const sent = request(url + path, { method, agent: false, headers: { ...headersFor(path), ...headers } })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const names = Object.keys(response.headers).filter((name) => name !== 'date')
  return {
    status: response.statusCode,
    headers: Object.fromEntries(names.map((name) => [name, response.headers[name]])),
    body: await text(response),
  }
}

/** What each of the two responds; the number of those that the app of the first one answered. */
const both = async (sent: Sent): Promise<{ readonly given: readonly unknown[]; readonly routed: number }> => {
  const before = worlds[0]?.routed() ?? 0
  const given = await Promise.all(worlds.map(({ server }) => exchange(server, sent)))
  return { given, routed: (worlds[0]?.routed() ?? 0) - before }
}

/** A body that each operation takes; an operation without one here fails. */
const BODIES: Readonly<Record<string, object>> = {
  createWebhook: {
    name: 'ü',
    url: 'http://127.0.0.1:1/',
    events: ['ConversationCreated'],
    authorization: { _type: 'NoAuth' },
    more: 1,
  },
  patchWebhook: { name: 'b' },
  publishEvent: { event: 'STARTED' },
  playInteraction: { pace: '1s' },
  redeliver: {},
  addNote: { text: 'note' },
  setClock: { advance: '10s' },
  addFault: { fault: 'signature-missing' },
  setFaults: { faults: [] },
  setRetryPolicy: { policy: 'fixed(1s)' },
  setOwnRetryPolicy: { policy: 'fixed(1s)' },
}

/** Those without a query: the others always go through the app. */
const OPERATIONS: readonly (readonly [string, OperationRow])[] = [
  ...Object.entries<OperationRow>(genesysOperations),
  ...Object.entries<OperationRow>(controlOperations),
].filter(([, { hasQuery }]) => !hasQuery)

const UNKNOWN = '00000000-0000-4000-8000-000000000000'
/** IDs of what exists, of what does not, and what is no ID. */
const idsFor = (): readonly string[] => [
  worlds[0]?.core.subscriptions()[0]?.id ?? UNKNOWN,
  (worlds[0]?.core.subscriptions()[0]?.id ?? UNKNOWN).toUpperCase(),
  UNKNOWN,
  'dlv_0',
  'no-id',
]

/** The fast path is for operations whose last segment alone may be a parameter. */
const isShort = ({ path }: OperationRow): boolean => /^[^{]+(\{\w+\})?$/.test(path)

const JSON_TYPE = { 'content-type': 'application/json' }

test.for(OPERATIONS)('%s gets the same response on the fast path and through the app', async ([id, row]) => {
  // There is a subscription to find, and nothing that is due.
  for (const { core } of worlds)
    if (core.subscriptions().length === 0)
      core.subscribe({ url: 'http://127.0.0.1:1/', secret: 'x', events: ['STARTED'] })
  for (const { core } of worlds) core.faults.clear()
  const paths = row.pathParams.length === 0 ? [row.path] : idsFor().map((id) => row.path.replaceAll(/\{\w+\}/g, id))
  const body = JSON.stringify(BODIES[id])
  if (row.body !== 'none') expect(body, `a body for ${id}`).toBeDefined()
  const headers = row.body === 'none' ? {} : { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(body)) }
  for (const path of paths) {
    const sent = { method: row.method, path, headers, ...(row.body !== 'none' && { body }) }
    const { given, routed } = await both(sent)
    expect(given[0], path).toEqual(given[1])
    expect(routed, path).toBe(isShort(row) ? 0 : 1)
  }
})

const POSTED: readonly Omit<Sent, 'method' | 'path'>[] = [
  { headers: JSON_TYPE, body: '' },
  { headers: JSON_TYPE, body: '{' },
  { headers: JSON_TYPE, body: '[]' },
  { headers: JSON_TYPE, body: '{"event":"NONE"}' },
  { headers: JSON_TYPE, body: '['.repeat(300) + ']'.repeat(300) },
  { headers: { 'content-type': 'text/plain' }, body: '{"event":"STARTED"}' },
  { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"event":"STARTED"}' },
  { headers: {}, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, body: '{"event":"STARTED"}' },
  { headers: JSON_TYPE, body: ' '.repeat(MAX_REQUEST_BYTES) },
  { headers: { ...JSON_TYPE, 'content-length': String(MAX_REQUEST_BYTES + 1) }, body: '{' },
  { headers: { ...JSON_TYPE, 'content-length': '99999999999999999999' }, body: '{' },
  { headers: { ...JSON_TYPE, host: 'attacker.example' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, host: '127.0.0.1:99999' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, host: 'LOCALHOST' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, host: '[::1]:80' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, host: 'a b' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, origin: 'https://attacker.example' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, authorization: 'Bearer wrong' }, body: '{"event":"STARTED"}' },
  { headers: { ...JSON_TYPE, expect: '100-continue' }, body: '{"event":"STARTED"}' },
]

test.for(['/_mock/events', '/v1/webhooks'])(
  'a rejected call of %s gets the same response on both paths',
  async (path) => {
    for (const one of POSTED) {
      const { given } = await both({ method: 'POST', path, ...one })
      const name = JSON.stringify(one).slice(0, 200)
      expect(given[0], name).toEqual(given[1])
      expect(given[0], name).not.toMatchObject({ status: 500 })
    }
  },
)

test('unusual request targets, other methods and unexpected bodies get the same response on both paths', async () => {
  const calls: readonly Sent[] = [
    { method: 'GET', path: '/v1/webhooks/' },
    { method: 'GET', path: '/v1/webhooks?x=1' },
    { method: 'GET', path: '/v1/../v1/webhooks' },
    { method: 'GET', path: '//v1/webhooks' },
    { method: 'GET', path: `/v1/webhooks/%30${UNKNOWN.slice(1)}` },
    { method: 'HEAD', path: '/_mock/health' },
    { method: 'OPTIONS', path: '/_mock/health' },
    { method: 'PUT', path: '/v1/webhooks' },
    { method: 'GET', path: '/_mock/health', headers: { 'content-length': '2' }, body: '{}' },
    { method: 'DELETE', path: `/v1/webhooks/${UNKNOWN}`, headers: { 'content-length': '2' }, body: '{}' },
    { method: 'GET', path: '/v2/webhooks' },
  ]
  for (const sent of calls) {
    const { given } = await both(sent)
    expect(given[0], `${sent.method} ${sent.path}`).toEqual(given[1])
  }
})

test('both paths write the same journal', () => {
  const [short, routed] = worlds.map(({ core }) => core.journal.entries())
  expect(short?.length).toBeGreaterThan(0)
  expect(short).toEqual(routed)
})

test('standing faults of the emulated API fire on both paths', async () => {
  for (const { core } of worlds) core.faults.set([{ fault: 'api-server-error' }])
  const { given, routed } = await both({ method: 'GET', path: '/v1/webhooks' })
  expect(given[0]).toMatchObject({ status: 503 })
  expect(given[0]).toEqual(given[1])
  expect(routed).toBe(1)
})

test('calls get responses while a test fakes the timers', async () => {
  vi.useFakeTimers()
  try {
    const { given } = await both({ method: 'GET', path: '/_mock/clock' })
    expect(given[0]).toMatchObject({ status: 200 })
  } finally {
    vi.useRealTimers()
  }
})

test('pipelined calls each get a response, in order', async () => {
  const port = worlds[0]?.server.port ?? 0
  const head = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: ${HOST}:${String(port)}\r\n`
  worlds[0]?.core.faults.clear()
  const socket = connect(port, HOST)
  socket.write(
    `${head('/_mock/health')}\r\n${head('/v1/webhooks')}authorization: key\r\n\r\n` +
      `${head('/_mock/none')}connection: close\r\n\r\n`,
  )
  expect((await text(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 401'])
})
