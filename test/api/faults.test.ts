import { expect, test } from 'vitest'
import { createMockGenesys } from '../../src/mock.ts'
import type { StandingInput } from '../../src/engine/core.ts'
import { checked } from '../support/conformance.ts'
import { startWorld, type World } from '../support/world.ts'

const BASE = 'http://mock.test/_mock'
const API = 'http://mock.test/v1/webhooks'
const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const requestOf = (world: World) => checked((one) => world.fetch(one))
/** Without the check against the spec: what a fault answers need not conform. */
const uncheckedOf =
  (world: World) =>
  async (url: string, init?: RequestInit): Promise<Response> =>
    world.fetch(new Request(url, init))
const data = async <T>(response: Response): Promise<T> => ((await response.json()) as { data: T }).data
const HOOK = {
  name: 'crm',
  url: 'http://127.0.0.1:1/hook',
  events: ['ConversationCreated'],
  authorization: { _type: 'NoAuth' },
}
const journal = ({ journal }: World): readonly string[] =>
  journal.entries().flatMap((entry) => (entry.type === 'api-fault-fired' ? [`${entry.fault} ${entry.operation}`] : []))

test('an event is published with faults', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const response = await request(
    `${BASE}/events`,
    json('POST', {
      event: 'STARTED',
      faults: [{ fault: 'signature-value', value: 'sha1=00', attempts: 1 }, { fault: 'duplicate' }],
    }),
  )
  expect(response.status).toBe(202)
  const { deliveries } = await data<{ deliveries: readonly string[] }>(response)
  await world.settled()
  expect(deliveries).toHaveLength(2)
  expect(world.seen.map(({ headers }) => headers.get('x-hub-signature'))).toEqual(['sha1=00', 'sha1=00'])
  expect((await request(`${BASE}/deliveries/${deliveries[0] ?? ''}`)).status).toBe(200)
  expect((await request(`${BASE}/journal`)).status).toBe(200)
})

test('a delivery is redelivered with its own faults', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const {
    deliveries: [id = ''],
  } = world.publish('STARTED')
  await world.settled()
  expect(
    (await request(`${BASE}/deliveries/${id}/redeliver`, json('POST', { faults: [{ fault: 'unsigned' }] }))).status,
  ).toBe(202)
  await world.settled()
  expect((await request(`${BASE}/deliveries/${id}/redeliver`, { method: 'POST' })).status).toBe(202)
  await world.settled()
  expect(world.seen.map(({ headers }) => headers.has('x-hub-signature'))).toEqual([true, false, true])
})

test('a dropped delivery is shown as canceled', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const {
    deliveries: [id],
  } = await data<{ deliveries: readonly string[] }>(
    await request(`${BASE}/events`, json('POST', { event: 'STARTED', faults: [{ fault: 'drop' }] })),
  )
  expect(await data(await request(`${BASE}/deliveries/${id ?? ''}`))).toMatchObject({
    state: 'canceled',
    cancelReason: 'dropped',
    attempts: [],
  })
})

test('standing faults are set, listed with their counts, and cleared', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const set = await request(
    `${BASE}/faults`,
    json('PUT', {
      faults: [
        {
          fault: 'slow-body',
          every: '10ms',
          probability: 0.5,
          count: 3,
          until: '1h',
          event: 'STARTED',
          attempts: '1-2',
        },
        { fault: 'unsigned' },
      ],
    }),
  )
  expect(set.status).toBe(200)
  const [slow] = await data<readonly unknown[]>(set)
  expect(slow).toEqual({
    id: 'flt_1',
    fault: 'slow-body',
    plane: 'wire',
    parameters: { every: 10 },
    attempts: '1-2',
    probability: 0.5,
    count: 3,
    from: '2026-01-01T00:00:00.000Z',
    until: '2026-01-01T01:00:00.000Z',
    event: 'STARTED',
    fired: 0,
  })
  world.publish('FINISHED')
  await world.settled()
  expect((await data<readonly { fired: number }[]>(await request(`${BASE}/faults`))).map(({ fired }) => fired)).toEqual(
    [0, 1],
  )
  expect((await request(`${BASE}/faults`, { method: 'DELETE' })).status).toBe(204)
  expect(await data(await request(`${BASE}/faults`))).toEqual([])
})

test('a standing fault is added and removed while the others keep counting', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  await request(`${BASE}/faults`, json('PUT', { faults: [{ fault: 'unsigned', count: 5 }] }))
  world.publish('STARTED')
  await world.settled()
  const added = await request(`${BASE}/faults`, json('POST', { fault: 'extra-header', name: 'X-Odd' }))
  expect(added.status).toBe(201)
  expect(await data(added)).toMatchObject({ id: 'flt_2', fault: 'extra-header', fired: 0 })
  world.publish('STARTED')
  await world.settled()
  expect((await request(`${BASE}/faults/flt_2`, { method: 'DELETE' })).status).toBe(204)
  world.publish('STARTED')
  await world.settled()
  expect(await data(await request(`${BASE}/faults`))).toMatchObject([{ id: 'flt_1', count: 5, fired: 3 }])
  expect(world.seen.map(({ headers }) => headers.has('x-odd'))).toEqual([false, true, false])
  expect(world.journal.entries().flatMap((entry) => (entry.type === 'faults-changed' ? [entry.standing] : []))).toEqual(
    [['unsigned'], ['unsigned', 'extra-header'], ['unsigned']],
  )
  const gone = await request(`${BASE}/faults/flt_2`, { method: 'DELETE' })
  expect([gone.status, await gone.json()]).toMatchObject([404, { code: 'STANDING_FAULT_UNKNOWN' }])
})

test('an added fault fires by its position in the list, as if all faults had been set together', async () => {
  const hits = async (set: (world: World) => void): Promise<readonly string[]> => {
    await using world = startWorld()
    set(world)
    for (let i = 0; i < 40; i++) world.publish('STARTED')
    await world.settled()
    return world.seen.map(
      ({ headers }) => `${String(headers.get('x-a') !== null)} ${String(headers.get('x-b') !== null)}`,
    )
  }
  const a: StandingInput = { fault: 'extra-header', name: 'X-A', probability: 0.5 }
  const b: StandingInput = { fault: 'extra-header', name: 'X-B', probability: 0.5 }
  const atOnce = await hits(({ faults }) => {
    faults.set([a, b])
  })
  expect(new Set(atOnce).size).toBe(4)
  expect(
    await hits(({ faults }) => {
      faults.add(a)
      faults.add(b)
    }),
  ).toEqual(atOnce)
})

test('the catalogue describes every fault as the command line does', async () => {
  await using world = startWorld()
  const told = await data<readonly { name: string; plane: string }[]>(await requestOf(world)(`${BASE}/fault-catalogue`))
  expect(told.find(({ name }) => name === 'hold-back')).toEqual({
    name: 'hold-back',
    plane: 'plan',
    does: expect.stringMatching(/./) as string,
    receiver: 'processes it like any other event, however late',
    parameters: { for: { kind: 'duration', required: true, means: expect.stringMatching(/./) as string } },
  })
  expect(told.find(({ name }) => name === 'reorder')).toMatchObject({ events: ['STARTED'] })
  expect(told.find(({ name }) => name === 'api-lagging-status')).toMatchObject({
    operations: ['listDeliveryStatuses', 'listEventLogs'],
  })
  expect(told.find(({ name }) => name === 'api-outage')).toMatchObject({
    operations: expect.arrayContaining(['createWebhook', 'getInteraction']) as string[],
  })
  expect([...new Set(told.map(({ plane }) => plane))]).toEqual(['message', 'wire', 'plan', 'api'])
})

test.each([
  ['a misspelled fault', 'POST', 'events', { event: 'STARTED', faults: [{ fault: 'unsignd' }] }, 400, 'FAULT_UNKNOWN'],
  [
    'a fault without its name',
    'POST',
    'events',
    { event: 'STARTED', faults: [{ name: 'unsigned' }] },
    400,
    'BODY_INVALID',
  ],
  [
    'a fault of the API on an event',
    'POST',
    'events',
    { event: 'STARTED', faults: [{ fault: 'api-outage' }] },
    400,
    'FAULT_MISPLACED',
  ],
  [
    'two faults of the wire',
    'POST',
    'events',
    { event: 'STARTED', faults: [{ fault: 'chunked' }, { fault: 'bare-lf' }] },
    400,
    'FAULTS_CLASH',
  ],
  [
    'a duration without its unit',
    'POST',
    'events',
    { event: 'STARTED', faults: [{ fault: 'hold-back', for: '10' }] },
    400,
    'DURATION_INVALID',
  ],
  ['a probability above 1', 'PUT', 'faults', { faults: [{ fault: 'unsigned', probability: 2 }] }, 400, 'BODY_INVALID'],
  [
    'a time that is none',
    'PUT',
    'faults',
    { faults: [{ fault: 'unsigned', from: 'soon' }] },
    400,
    'STANDING_FAULT_INVALID',
  ],
  [
    'a subscription that is not there',
    'PUT',
    'faults',
    { faults: [{ fault: 'unsigned', subscriptionId: 'x' }] },
    404,
    'SUBSCRIPTION_UNKNOWN',
  ],
  ['a fault to add that is none', 'POST', 'faults', { fault: 'unsignd' }, 400, 'FAULT_UNKNOWN'],
  ['a list that is none', 'PUT', 'faults', { faults: 'unsigned' }, 400, 'BODY_INVALID'],
])('%s gets a problem response with a code and a fix', async (_, method, path, body, status, code) => {
  await using world = startWorld()
  const response = await requestOf(world)(`${BASE}/${path}`, json(method, body))
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect([response.status, await response.json()]).toMatchObject([
    status,
    { code, fix: expect.stringMatching(/.{10}/) as string },
  ])
})

test.each<[StandingInput, number, Record<string, string>]>([
  [{ fault: 'api-unauthorized' }, 401, {}],
  [{ fault: 'api-unauthorized', status: '403' }, 403, {}],
  [{ fault: 'api-server-error' }, 503, {}],
  [{ fault: 'api-server-error', status: '500' }, 500, {}],
  [{ fault: 'api-too-many-requests' }, 429, { 'retry-after': '1' }],
  [{ fault: 'api-too-many-requests', after: '90s' }, 429, { 'retry-after': '90' }],
  [
    { fault: 'api-too-many-requests', 'retry-after': 'date', after: '1m' },
    429,
    { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' },
  ],
  [{ fault: 'api-too-many-requests', 'retry-after': 'garbage' }, 429, { 'retry-after': 'soon' }],
])(
  "%j rejects the first call in the API's error format without effect, and then allows calls",
  async (fault, status, headers) => {
    await using world = startWorld()
    world.faults.set([{ ...fault, count: 1 }])
    const response = await uncheckedOf(world)(API, json('POST', HOOK))
    expect(response.status).toBe(status)
    expect(Object.fromEntries(response.headers)).toMatchObject(headers)
    expect(await response.json()).toEqual({ message: expect.stringMatching(/.{10}/) as string })
    expect(world.subscriptions()).toHaveLength(1)
    expect((await requestOf(world)(API, json('POST', HOOK))).status).toBe(201)
    expect(journal(world)).toEqual([`${fault.fault} createWebhook`])
  },
)

test('Retry-After can be omitted', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-too-many-requests', 'retry-after': 'none' }])
  expect((await uncheckedOf(world)(API)).headers.has('retry-after')).toBe(false)
})

test('the control API and unknown paths are not affected', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  world.faults.set([{ fault: 'api-outage' }])
  expect((await request(`${BASE}/health`)).status).toBe(200)
  expect((await request(`${BASE}/faults`)).status).toBe(200)
  expect((await request('http://mock.test/v1/nothing')).status).toBe(404)
  expect(journal(world)).toEqual([])
})

test('a fault on one operation leaves the others alone', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-server-error', operation: 'createWebhook' }])
  expect((await requestOf(world)(API)).status).toBe(200)
  expect((await uncheckedOf(world)(API, json('POST', HOOK))).status).toBe(503)
})

test("an outage lasts as long as its window, on the mock's clock", async () => {
  await using world = startWorld()
  const request = uncheckedOf(world)
  world.faults.set([{ fault: 'api-outage', from: '10s', until: '40s' }])
  const types: string[] = []
  for (const step of [0, 10_000, 29_999, 1]) {
    await world.clock.advance(step)
    types.push((await request(API)).type)
  }
  expect(types).toEqual(['default', 'error', 'error', 'default'])
})

test.each(['\u{1f600}', 'text/plain\r\nx: 1', '\u0001'])(
  'a content type with characters that a header cannot contain is rejected (%j)',
  (value) => {
    const world = startWorld()
    expect(() => world.faults.set([{ fault: 'api-wrong-content-type', value }])).toThrow(/not allowed in a header/)
    expect(world.faults.list()).toEqual([])
  },
)

test('a call whose response is lost takes effect', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-lost-response', operation: 'createWebhook', count: 1 }])
  expect((await uncheckedOf(world)(API, json('POST', HOOK))).type).toBe('error')
  expect(world.subscriptions().map(({ name }) => name)).toContain('crm')
})

test('over a socket, a lost response and an outage close the connection', async () => {
  await using mock = await createMockGenesys({ seed: 1 })
  mock.faults.set([
    { fault: 'api-lost-response', count: 1 },
    { fault: 'api-outage', count: 2 },
  ])
  const codes: unknown[] = []
  for (let i = 0; i < 2; i++)
    await fetch(`${mock.url}/v1/webhooks`).catch((error: unknown) =>
      codes.push((error as { cause: { code: string } }).cause.code),
    )
  expect(codes).toEqual(['UND_ERR_SOCKET', 'UND_ERR_SOCKET'])
  expect((await fetch(`${mock.url}/v1/webhooks`)).status).toBe(200)
})

test('a late response is complete', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-slow-response', delay: '20ms' }])
  const begun = performance.now()
  expect((await requestOf(world)(API)).status).toBe(200)
  expect(performance.now() - begun).toBeGreaterThan(19)
})

test('a late response does not hold up shutdown once its client has disconnected', async () => {
  await using mock = await createMockGenesys({ seed: 1 })
  mock.faults.set([{ fault: 'api-slow-response', delay: '1h' }])
  const client = new AbortController()
  const answer = fetch(`${mock.url}/v1/webhooks`, { signal: client.signal })
  const journalled = new Promise<void>((resolve) =>
    mock.journal.watch(({ type }) => {
      if (type === 'api-fault-fired') resolve()
    }),
  )
  await journalled
  client.abort()
  await expect(answer).rejects.toThrow(/abort/)
})

test('a truncated response is not valid JSON', async () => {
  await using world = startWorld()
  const request = uncheckedOf(world)
  const whole = await (await request(API)).text()
  world.faults.set([{ fault: 'api-truncated-response' }])
  const cut = await (await request(API)).text()
  expect(whole.startsWith(cut)).toBe(true)
  expect(cut).toHaveLength(whole.length >> 1)
  world.faults.set([{ fault: 'api-truncated-response', bytes: 3 }])
  expect(await (await request(API)).text()).toBe(whole.slice(0, 3))
  const id = world.subscriptionId
  expect((await request(`${API}/${id}`, { method: 'DELETE' })).status).toBe(204)
})

test('an HTML response has an HTML content type, and the call has no effect', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-html-response' }])
  const response = await uncheckedOf(world)(API, json('POST', HOOK))
  expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
  expect(await response.text()).toMatch(/^<!DOCTYPE html>/)
  expect(world.subscriptions()).toHaveLength(1)
})

test('a wrong Content-Type comes with the correct body', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-wrong-content-type' }])
  const response = await uncheckedOf(world)(API)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain'])
  expect(await data<readonly unknown[]>(response)).toHaveLength(1)
})

test('unknown fields appear in every object', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-unknown-fields' }])
  expect(await (await uncheckedOf(world)(API)).json()).toMatchObject({
    addedLater: expect.any(String) as string,
    data: [
      {
        id: world.subscriptionId,
        addedLater: expect.any(String) as string,
        headers: { addedLater: expect.any(String) as string },
      },
    ],
  })
})

test('a stale list shows a new subscription only after a while', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  await world.clock.advance(60_000)
  world.faults.set([{ fault: 'api-stale-list', for: '5s', reads: 'all' }])
  const { id } = await data<{ id: string }>(await request(API, json('POST', HOOK)))
  const seen = async (): Promise<readonly [number, number]> => [
    (await data<readonly unknown[]>(await request(API))).length,
    (await request(`${API}/${id}`)).status,
  ]
  expect(await seen()).toEqual([1, 404])
  await world.clock.advance(4999)
  expect(await seen()).toEqual([1, 404])
  await world.clock.advance(1)
  expect(await seen()).toEqual([2, 200])
})

test('a stale list does not hide a subscription from a client that knows its ID', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'api-stale-list', for: '5s' }])
  const { id } = await data<{ id: string }>(await requestOf(world)(API, json('POST', HOOK)))
  expect((await requestOf(world)(`${API}/${id}`)).status).toBe(200)
})

test('delivery statuses and logs lag', async () => {
  await using world = startWorld({ assume: { configuredSubscriptions: 'as-is' } })
  const request = requestOf(world)
  const of = `${API}/${world.subscriptionId}`
  const [logs, statuses] = [`${of}/delivery-status/logs/STARTED`, `${of}/delivery-status`]
  world.publish('STARTED')
  await world.settled()
  world.faults.set([{ fault: 'api-lagging-status', by: '5s' }])
  const shown = async (): Promise<readonly [number, number]> => [
    (await data<readonly unknown[]>(await request(logs))).length,
    (await data<readonly { deliveryStatus: { _type: string } }[]>(await request(statuses))).filter(
      ({ deliveryStatus }) => deliveryStatus._type !== 'NoRecentDelivery',
    ).length,
  ]
  await world.clock.advance(4999)
  expect(await shown()).toEqual([0, 0])
  await world.clock.advance(1)
  expect(await shown()).toEqual([1, 1])
})

test('the same seed affects the same calls', async () => {
  const play = async (seed: number): Promise<string> => {
    await using world = startWorld({ seed })
    world.faults.set([{ fault: 'api-server-error', probability: 0.5 }])
    const statuses: number[] = []
    for (let i = 0; i < 32; i++) statuses.push((await uncheckedOf(world)(API)).status)
    return statuses.join(' ')
  }
  const first = await play(1)
  expect(first).toMatch(/200.*503|503.*200/)
  expect(await play(1)).toBe(first)
  expect(await play(2)).not.toBe(first)
})

test('faults on one call are nested, with the first one outermost', async () => {
  await using world = startWorld()
  world.faults.set([
    { fault: 'api-wrong-content-type', value: 'text/x' },
    { fault: 'api-html-response', status: '500' },
  ])
  const response = await uncheckedOf(world)(API)
  expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/x'])
  expect(journal(world)).toEqual(['api-wrong-content-type listWebhooks', 'api-html-response listWebhooks'])
})

test('a call without an API key is rejected before any fault fires', async () => {
  await using world = startWorld({ apiKey: 'key' })
  world.faults.set([{ fault: 'api-server-error' }])
  expect((await requestOf(world)(API)).status).toBe(401)
  expect(journal(world)).toEqual([])
})
