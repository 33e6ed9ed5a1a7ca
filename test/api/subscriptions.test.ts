import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createMockInProcess, type MockOptions } from '../../src/mock.ts'
import { checked } from '../support/conformance.ts'
import { startWorld } from '../support/world.ts'

const BASE = 'http://mock.test'
const open = (options: MockOptions = {}) => {
  const mock = createMockInProcess({ seed: 1, clock: 'manual', ...options })
  const request = checked((one) => mock.fetch(one))
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    request(`${BASE}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return { mock, send, [Symbol.asyncDispose]: () => mock.close() }
}
interface Subscription {
  id: string
  secretKey: string
  updatedAt: string
  [member: string]: unknown
}
const dataOf = async (response: Response): Promise<Subscription> =>
  ((await response.json()) as { data: Subscription }).data

const spec = parse(readFileSync(new URL('../../spec/genesys.openapi.yaml', import.meta.url), 'utf8')) as {
  paths: Record<
    string,
    Record<
      string,
      {
        requestBody: { content: { 'application/json': { examples: { documented: { value: object } } } } }
        responses: Record<
          string,
          { content: { 'application/json': { examples: { documented: { value: { data: object } } } } } }
        >
      }
    >
  >
}
const documented = (path: string, method: string, status: string) => {
  const operation = spec.paths[path]?.[method]
  return {
    body: operation?.requestBody.content['application/json'].examples.documented.value ?? {},
    response: operation?.responses[status]?.content['application/json'].examples.documented.value.data ?? {},
  }
}
const UUID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string
const SECOND = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string
const GENERATED = {
  id: UUID,
  secretKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  createdAt: SECOND,
  createdBy: UUID,
  updatedAt: SECOND,
  updatedBy: UUID,
}

test('the documented create and patch bodies get the documented responses, apart from generated values', async () => {
  await using api = open()
  const create = documented('/v1/webhooks', 'post', '201')
  const created = await api.send('POST', '/v1/webhooks', create.body)
  expect(created.status).toBe(201)
  const first = await dataOf(created)
  expect(first).toEqual({ ...create.response, ...GENERATED })
  expect(Object.keys(first)).toEqual(Object.keys(create.response))

  const patch = documented('/v1/webhooks/{webhookSubscriptionId}', 'patch', '200')
  const patched = await dataOf(await api.send('PATCH', `/v1/webhooks/${first.id}`, patch.body))
  expect(patched).toEqual({ ...patch.response, ...GENERATED, id: first.id, secretKey: first.secretKey })
  expect(await dataOf(await api.send('GET', `/v1/webhooks/${first.id}`))).toEqual(patched)
  expect(await dataOf(await api.send('GET', '/v1/webhooks'))).toEqual([patched])

  expect((await api.send('DELETE', `/v1/webhooks/${first.id}`)).status).toBe(204)
  expect((await api.send('GET', `/v1/webhooks/${first.id}`)).status).toBe(404)
  expect(await dataOf(await api.send('GET', '/v1/webhooks'))).toEqual([])
})

const VALID = { name: 'a', url: 'http://127.0.0.1:9/hook', authorization: { _type: 'NoAuth' } }

test('an empty patch changes nothing, not even the modification time', async () => {
  await using api = open()
  const created = await dataOf(await api.send('POST', '/v1/webhooks', VALID))
  await api.mock.clock.advance(60_000)
  expect(await dataOf(await api.send('PATCH', `/v1/webhooks/${created.id}`, {}))).toEqual(created)
  const renamed = await dataOf(await api.send('PATCH', `/v1/webhooks/${created.id}`, { name: 'b' }))
  expect(renamed).toEqual({ ...created, name: 'b', updatedAt: '2026-01-01T00:01:00Z' })
})

test('repeated event names are removed in order, and a missing list is empty', async () => {
  await using api = open()
  const some = await dataOf(
    await api.send('POST', '/v1/webhooks', {
      ...VALID,
      events: ['ConversationClosed', 'STARTED', 'ConversationClosed'],
    }),
  )
  expect(some.subscribedEvents).toEqual(['ConversationClosed', 'STARTED'])
  expect((await dataOf(await api.send('POST', '/v1/webhooks', VALID))).subscribedEvents).toEqual([])
})

test('a secret generated from the seed is reproducible', async () => {
  const secret = async (seed: number): Promise<string> => {
    await using api = open({ seed })
    return (await dataOf(await api.send('POST', '/v1/webhooks', VALID))).secretKey
  }
  expect(await secret(5)).toBe(await secret(5))
  expect(await secret(5)).not.toBe(await secret(6))
})

const DECODING = 'Decoding failure in request'
const INVALID = 'Invalid value in request'
const NOT_FOUND = 'The requested resource could not be found'
const ID = 'cb452b81-6748-40ab-af85-6559b371bc5d'

test.each([
  ['malformed JSON', 'POST', '/v1/webhooks', '{"name":', 400, DECODING, 'not JSON'],
  ['an empty body', 'POST', '/v1/webhooks', '', 400, DECODING, 'empty'],
  ['a missing name', 'POST', '/v1/webhooks', { ...VALID, name: undefined }, 400, DECODING, 'has no "name"'],
  [
    'a missing authorization',
    'POST',
    '/v1/webhooks',
    { ...VALID, authorization: undefined },
    400,
    DECODING,
    'has no "authorization"',
  ],
  ['a blank name', 'POST', '/v1/webhooks', { ...VALID, name: '  ' }, 400, DECODING, 'name'],
  ['an unknown event', 'POST', '/v1/webhooks', { ...VALID, events: ['ConversationCreate'] }, 400, DECODING, 'events/0'],
  [
    'an unknown kind of authorization',
    'POST',
    '/v1/webhooks',
    { ...VALID, authorization: { _type: 'OAuth' } },
    400,
    DECODING,
    'authorization',
  ],
  [
    'basic authorization without a password',
    'POST',
    '/v1/webhooks',
    { ...VALID, authorization: { _type: 'BasicAuth', username: 'u' } },
    400,
    DECODING,
    'authorization',
  ],
  [
    'a token with a line break',
    'POST',
    '/v1/webhooks',
    { ...VALID, authorization: { _type: 'TokenAuth', value: 'a\r\nX: y' } },
    400,
    DECODING,
    'authorization/value',
  ],
  ['a relative URL', 'POST', '/v1/webhooks', { ...VALID, url: '/hook' }, 400, DECODING, 'not an absolute URL'],
  [
    'a URL of another scheme',
    'POST',
    '/v1/webhooks',
    { ...VALID, url: 'file:///etc/passwd' },
    400,
    DECODING,
    'scheme "file"',
  ],
  [
    'a URL with a password',
    'POST',
    '/v1/webhooks',
    { ...VALID, url: 'http://u:hidden@h/' },
    400,
    DECODING,
    'user name or password',
  ],
  ['a URL with a fragment', 'POST', '/v1/webhooks', { ...VALID, url: 'http://h/#x' }, 400, DECODING, 'fragment'],
  ['enabled as text', 'POST', '/v1/webhooks', { ...VALID, enabled: 'yes' }, 400, DECODING, 'not of type boolean'],
  ['null in a patch', 'PATCH', `/v1/webhooks/${ID}`, { name: null }, 400, DECODING, 'not of type string'],
  ['a malformed id', 'GET', '/v1/webhooks/1234', undefined, 400, INVALID, 'webhookSubscriptionId'],
  ['an unknown id', 'GET', `/v1/webhooks/${ID}`, undefined, 404, NOT_FOUND, 'no subscription with ID'],
  ['a patch of an unknown id', 'PATCH', `/v1/webhooks/${ID}`, {}, 404, NOT_FOUND, 'no subscription with ID'],
  ['a deletion of an unknown id', 'DELETE', `/v1/webhooks/${ID}`, undefined, 404, NOT_FOUND, 'no subscription with ID'],
  [
    'an unknown event in the path',
    'GET',
    `/v1/webhooks/${ID}/delivery-status/logs/Nothing`,
    undefined,
    400,
    INVALID,
    'event',
  ],
  ['a method that is not served', 'PUT', '/v1/webhooks', {}, 405, 'Method not allowed', 'use GET, POST'],
  ['a path that is not served', 'GET', '/v2/webhooks', undefined, 404, NOT_FOUND, 'nothing is served'],
])(
  '%s is rejected with the documented text, and the cause in a header',
  async (_, method, path, body, status, message, reason) => {
    await using api = open()
    const response = await api.send(method, path, body)
    expect([response.status, await response.json()]).toEqual([status, { message }])
    expect(response.headers.get('x-mock-genesys-reason')).toContain(reason)
    expect(response.headers.get('x-mock-genesys-reason')).not.toContain('hidden')
  },
)

test('a body that is not declared as JSON, or is too large, is rejected', async () => {
  await using api = open()
  expect(
    (await api.send('POST', '/v1/webhooks', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status,
  ).toBe(415)
  expect((await api.send('POST', '/v1/webhooks', { ...VALID, name: 'x'.repeat(1_100_000) })).status).toBe(413)
})

test('at most a hundred subscriptions are accepted', async () => {
  await using api = open()
  for (let i = 0; i < 100; i++) await api.send('POST', '/v1/webhooks', VALID)
  const response = await api.send('POST', '/v1/webhooks', VALID)
  expect([response.status, response.headers.get('x-mock-genesys-reason')]).toEqual([
    400,
    expect.stringContaining('the maximum of 100 subscriptions is reached'),
  ])
})

test('with an API key, calls without it get 401, and it is accepted in Authorization, bare or as Bearer', async () => {
  await using api = open({ apiKey: 'the-key' })
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await api.send('GET', '/v1/webhooks', undefined, headers)).status
  expect(await status({})).toBe(401)
  expect(await status({ authorization: 'wrong' })).toBe(401)
  expect(await status({ authorization: 'the-key' })).toBe(200)
  expect(await status({ authorization: 'Bearer the-key' })).toBe(200)
  expect(await status({ 'x-api-key': 'the-key' })).toBe(401)
  expect(await (await api.send('GET', '/v1/webhooks')).json()).toEqual({
    message: 'User is unauthorized to perform an underlying operation',
  })
})

test('STARTED and FINISHED are rejected when that assumption is off', async () => {
  await using api = open({ assume: { apiAcceptsInteractionEvents: false } })
  expect((await api.send('POST', '/v1/webhooks', { ...VALID, events: ['STARTED'] })).status).toBe(400)
})

test('logs and statuses come from real deliveries: newest first, with the exact string sent', async () => {
  const assume = { configuredSubscriptions: 'as-is' } as const
  const world = startWorld({ responses: [503, 200], events: 'all', secret: 'ab'.repeat(32), assume })
  const request = checked((one) => world.fetch(one))
  const url = `${BASE}/v1/webhooks/${world.subscriptionId}/delivery-status`
  world.publish('ConversationNoteAdded')
  await world.clock.advance(5000)
  await world.settled()
  const logs = (await (await request(`${url}/logs/ConversationNoteAdded`)).json()) as { data: unknown[] }
  const detail = (success: boolean, responseCode: number, responseText: string, deliveryTimestamp: string) => ({
    deliveryDetail: { deliveryTimestamp, success, responseCode, responseText },
    payload: world.seen[0]?.body,
  })
  expect(logs.data).toEqual([
    detail(true, 200, 'OK', '2026-01-01T00:00:05.000Z'),
    detail(false, 503, 'Service Unavailable', '2026-01-01T00:00:00.000Z'),
  ])
  const statuses = (await (await request(url)).json()) as { data: { event: string; deliveryStatus: unknown }[] }
  expect(statuses.data).toHaveLength(35)
  expect(statuses.data.find(({ event }) => event === 'ConversationNoteAdded')?.deliveryStatus).toEqual({
    deliveryTimestamp: '2026-01-01T00:00:05.000Z',
    success: true,
    responseCode: 200,
    responseText: 'OK',
    _type: 'DeliveryDetail',
  })
  expect(statuses.data.find(({ event }) => event === 'ConversationCreated')?.deliveryStatus).toEqual({
    _type: 'NoRecentDelivery',
  })
  await world.close()
})
