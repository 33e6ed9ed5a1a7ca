import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Assumptions } from '../../src/contract/assumptions.ts'
import { createMockInProcess } from '../../src/mock.ts'
import { checked } from '../support/conformance.ts'

const VALID = {
  name: 'a',
  url: 'http://127.0.0.1:9/hook',
  events: ['ConversationCreated', 'STARTED', 'AgentBannedIp'],
  authorization: { _type: 'BasicAuth', username: 'u', password: 'p' },
}

interface Shown {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly filters?: unknown
}

const open = (assume: Partial<Assumptions> = {}) => {
  const sent: Headers[] = []
  const mock = createMockInProcess({
    seed: 1,
    clock: 'auto',
    assume,
    fetch: (_, init) => {
      sent.push(new Headers(init.headers))
      return Promise.resolve(new Response('answer'))
    },
  })
  const request = checked((one) => mock.fetch(one))
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    request(`http://mock.test${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, path, body)
    const { data } = (await response.json()) as { data: Shown }
    return { status: response.status, reason: response.headers.get('x-mock-genesys-reason'), data }
  }
  return { mock, send, ask, sent }
}

test('custom headers are kept, shown after Authorization, sent, and hidden where deliveries are shown', async () => {
  const { mock, ask, sent } = open()
  const { data, reason } = await ask('POST', '/v1/webhooks', {
    ...VALID,
    customHeaders: { 'X-Token': 'very-secret-1' },
  })
  expect(reason).toBe(null)
  expect(Object.entries(data.headers)).toEqual([
    ['Authorization', 'Basic dTpw'],
    ['X-Token', 'very-secret-1'],
  ])
  mock.publish('ConversationCreated')
  await mock.settled()
  expect(sent.map((headers) => [headers.get('x-token'), headers.get('authorization')])).toEqual([
    ['very-secret-1', 'Basic dTpw'],
  ])
  const shown = await (await mock.fetch(new Request('http://mock.test/_mock/deliveries?bodies=true'))).text()
  expect(shown).toContain('X-Token')
  expect(shown).not.toContain('very-secret-1')
  const known = await (await mock.fetch(new Request('http://mock.test/_mock/subscriptions'))).text()
  expect(known).toContain('X-Token')
  expect(known).not.toContain('very-secret-1')
})

test('PATCH replaces all custom headers, and keeps the authorization', async () => {
  const { ask } = open()
  const { data } = await ask('POST', '/v1/webhooks', { ...VALID, customHeaders: { 'X-A': '1', 'X-B': '2' } })
  const path = `/v1/webhooks/${data.id}`
  const patched = await ask('PATCH', path, { customHeaders: { 'X-C': '3' } })
  expect(patched.data.headers).toEqual({ Authorization: 'Basic dTpw', 'X-C': '3' })
  const renamed = await ask('PATCH', path, { authorization: { _type: 'NoAuth' } })
  expect(renamed.data.headers).toEqual({ 'X-C': '3' })
  expect((await ask('PATCH', path, { customHeaders: {} })).data.headers).toEqual({})
})

const PROTECTED = [
  'Content-Type',
  'content-length',
  'Host',
  'Transfer-Encoding',
  'connection',
  'Expect',
  'X-DIXA-SIGNATURE',
  'x-dixa-subscription-id',
  'AUTHORIZATION',
]

test.each(PROTECTED)('the custom header %s replaces nothing, and the response says so', async (name) => {
  const { mock, ask, sent } = open()
  const { status, reason } = await ask('POST', '/v1/webhooks', {
    ...VALID,
    events: ['ConversationCreated'],
    customHeaders: { [name]: '12345', 'X-Other': 'b' },
  })
  expect([status, reason]).toEqual([201, `never sent (assumption protectedCustomHeaders): "${name}"`])
  mock.publish('ConversationCreated')
  await mock.settled()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.get('x-other')).toBe('b')
  expect([...(sent[0]?.values() ?? [])]).not.toContain('12345')
  expect([...mock.journal.deliveries()][0]?.state).toBe('delivered')
})

test.each([
  { customHeaders: { 'X A': 'b' }, what: 'a name with a space' },
  { customHeaders: { '': 'b' }, what: 'an empty name' },
  { customHeaders: { 'X-A': 'b\r\nX-B: c' }, what: 'a line break' },
  { customHeaders: { 'X-A': 'b\u0000' }, what: 'a control character' },
  { customHeaders: { 'X-A': 'é' }, what: 'a value beyond ASCII' },
  { customHeaders: { 'X-A': 1 }, what: 'a number' },
  { customHeaders: { 'X-A': null }, what: 'null' },
  { customHeaders: { 'X-A': ['b'] }, what: 'a list' },
  { customHeaders: { 'X-A': 'b', 'x-a': 'c' }, what: 'one name twice' },
  { customHeaders: ['X-A'], what: 'a list of names' },
  { customHeaders: 'X-A: b', what: 'a text' },
  { customHeaders: null, what: 'null itself' },
])('custom headers with $what are rejected', async ({ customHeaders }) => {
  const { mock, send } = open()
  const response = await send('POST', '/v1/webhooks', { ...VALID, customHeaders })
  expect([response.status, await response.json()]).toEqual([400, { message: 'Decoding failure in request' }])
  expect(response.headers.get('x-mock-genesys-reason')).toContain('customHeaders')
  expect(mock.subscriptions()).toEqual([])
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a custom header named %s is like any other',
  async (name) => {
    const { mock, ask, sent } = open()
    const { status } = await ask(
      'POST',
      '/v1/webhooks',
      JSON.stringify(VALID).replace(/}$/, `,"customHeaders":{"${name}":"odd"}}`),
    )
    expect(status).toBe(201)
    mock.publish('ConversationCreated')
    await mock.settled()
    expect(sent[0]?.get(name)).toBe('odd')
  },
)

test('unknown fields at any depth are named in the response, and rejected when configured', async () => {
  const body = {
    ...VALID,
    authorization: { ...VALID.authorization, realm: 'x' },
    color: 'red',
    constructor: 1,
    customHeaders: { color: 'kept' },
  }
  const lenient = await open().ask('POST', '/v1/webhooks', body)
  expect([lenient.status, lenient.reason]).toEqual([
    201,
    'unknown fields, ignored (assumption unknownMembers): "color", "constructor", "authorization/realm"',
  ])
  expect(lenient.data).not.toHaveProperty('color')
  const strict = await open({ unknownMembers: '400' }).send('POST', '/v1/webhooks', body)
  expect([strict.status, strict.headers.get('x-mock-genesys-reason')]).toEqual([
    400,
    'Invalid value for: body (unknown fields: "color", "constructor", "authorization/realm" (the assumption ' +
      'unknownMembers is 400))',
  ])
})

test('every field is known, rejected or reported; none is dropped silently', async () => {
  const { ask } = open()
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 12 }), fc.jsonValue(), async (name, value) => {
      const known = ['name', 'events', 'url', 'authorization', 'customHeaders', 'enabled', 'filters'].includes(name)
      const { status, reason, data } = await ask('POST', '/v1/webhooks', { ...VALID, ...{ [name]: value } })
      if (status === 201) await ask('DELETE', `/v1/webhooks/${data.id}`).catch(() => undefined)
      if (!known && name !== '__proto__') expect([status, reason?.includes('unknownMembers')]).toEqual([201, true])
    }),
    { numRuns: 60 },
  )
})

const filter = (strategy: string, ...conditions: readonly [string, string, ...string[]][]) => ({
  Conversation: {
    strategy,
    conditions: conditions.map(([kind, field, ...values]) => ({ field, values, _type: kind })),
    _type: 'CombinedFilters',
  },
})

test('filters are rejected by default, whatever they contain', async () => {
  const { send, ask } = open()
  for (const filters of [{}, filter('All', ['IsOneOf', 'InitialChannel', 'email'])]) {
    const response = await send('POST', '/v1/webhooks', { ...VALID, filters })
    expect([response.status, response.headers.get('x-mock-genesys-reason')]).toEqual([
      400,
      expect.stringContaining('filters=honored'),
    ])
  }
  const { data } = await ask('POST', '/v1/webhooks', VALID)
  expect((await send('PATCH', `/v1/webhooks/${data.id}`, { filters: {} })).status).toBe(400)
})

const QUEUE = 'b5b10483-7d28-4dea-bf8d-0d88cc3bd7cc'

test.each([
  [filter('All', ['IsOneOf', 'InitialChannel', 'email', 'sms']), 1],
  [filter('All', ['IsOneOf', 'InitialChannel', 'email'], ['IsOneOf', 'QueueId', QUEUE]), 0],
  [filter('Any', ['IsOneOf', 'InitialChannel', 'email'], ['IsOneOf', 'QueueId', QUEUE]), 1],
  [filter('Any', ['IsOneOf', 'QueueId', QUEUE.toUpperCase()]), 0],
  [filter('All', ['IsNotOneOf', 'InitialChannel', 'email']), 0],
  [filter('All', ['IsNotOneOf', 'QueueId', QUEUE]), 1],
  [filter('All', ['IsOneOf', 'OperationOrigin', 'ApiImport']), 0],
  [filter('All', ['IsNotOneOf', 'OperationOrigin', 'ApiImport']), 1],
  [{}, 1],
])(
  'when honored, the filters %j pass %i of one event, and all events without a conversation',
  async (filters, passing) => {
    const { mock, ask, sent } = open({ filters: 'honored' })
    const { data, status } = await ask('POST', '/v1/webhooks', { ...VALID, filters })
    expect([status, data.filters]).toEqual([201, filters])
    mock.publish('ConversationCreated', { interaction: { channel: 'EMAIL' } })
    await mock.settled()
    expect(sent).toHaveLength(passing)
    const [published] = mock.journal.entries().filter((entry) => entry.type === 'published')
    expect(published).toMatchObject({
      skipped: passing === 1 ? [] : [{ subscriptionId: data.id, why: 'filtered' }],
    })
    mock.publish('STARTED')
    mock.publish('AgentBannedIp')
    await mock.settled()
    expect(sent).toHaveLength(passing + 2)
  },
)

test('a filter matches a queue by its ID', async () => {
  const { mock, ask, sent } = open({ filters: 'honored' })
  await ask('POST', '/v1/webhooks', { ...VALID, filters: filter('All', ['IsOneOf', 'QueueId', QUEUE]) })
  mock.publish('ConversationCreated', { interaction: { queue: { id: QUEUE, name: 'Your Queue' } } })
  mock.publish('ConversationCreated', { interaction: { queue: null } })
  await mock.settled()
  expect(sent).toHaveLength(1)
})

test.each([
  [{ Agent: filter('All', ['IsOneOf', 'QueueId', 'x']).Conversation }, 'the group "Agent"'],
  [{ Conversation: { strategy: 'Most', conditions: [], _type: 'CombinedFilters' } }, 'filters'],
  [{ Conversation: { strategy: 'All', conditions: [], _type: 'CombinedFilters' } }, 'filters'],
  [{ Conversation: { strategy: 'All', _type: 'CombinedFilters' } }, 'filters'],
  [filter('All', ['IsOneOf', 'Color', 'red']), 'filters'],
  [filter('All', ['Is', 'QueueId', 'red']), 'filters'],
  [[], 'filters'],
  [null, 'filters'],
  ['all', 'filters'],
])('when honored, the filters %j are rejected', async (filters, reason) => {
  const response = await open({ filters: 'honored' }).send('POST', '/v1/webhooks', { ...VALID, filters })
  expect([response.status, response.headers.get('x-mock-genesys-reason')]).toEqual([
    400,
    expect.stringContaining(reason),
  ])
})

test('configured headers are never sent to an origin set over the API, whatever its custom headers', async () => {
  const { mock, send } = open()
  const { id } = mock.subscribe({
    url: 'https://ours.example/',
    secret: 's',
    headers: { Authorization: 'Bearer ours' },
  })
  await send('PATCH', `/v1/webhooks/${id}`, { customHeaders: { 'X-A': 'b' } })
  await send('PATCH', `/v1/webhooks/${id}`, { url: 'http://127.0.0.1:9/theirs' })
  expect(mock.subscription(id)).toMatchObject({ headers: {}, customHeaders: { 'X-A': 'b' } })
})
