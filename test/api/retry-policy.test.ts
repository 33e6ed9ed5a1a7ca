import { expect, test } from 'vitest'
import { DIALECT_NAMES } from '../../src/dialects/registry.ts'
import { checked } from '../support/conformance.ts'
import { startWorld, type World } from '../support/world.ts'

const BASE = 'http://mock.test/_mock'
const put = (body: unknown): RequestInit => ({
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const requestOf = (world: World) => checked((one) => world.fetch(one))
const data = async <T>(response: Response): Promise<T> => ((await response.json()) as { data: T }).data
const pauses = ({ journal }: World): readonly number[] =>
  journal
    .entries()
    .flatMap((entry) => (entry.type === 'decided' && entry.decision.kind === 'retry' ? [entry.decision.pauseMs] : []))

test('the retry policy is shown as set, as resolved, and with the alternatives', async () => {
  await using world = startWorld({ retry: { policy: 'exponential', retryAttempts: 2 } })
  expect(await data(await requestOf(world)(`${BASE}/retry-policy`))).toEqual({
    policy: 'exponential(base=1s, factor=2, cap=5m, attempts=2, jitter=0.2, retry-after=1h)',
    inForce: Object.fromEntries(
      DIALECT_NAMES.map((name) => [
        name,
        'exponential(base=1s, factor=2, cap=5m, attempts=2, jitter=0.2, retry-after=1h, response-timeout=10s)',
      ]),
    ),
    named: [
      { name: 'default', sets: 'default' },
      { name: 'genesys-cloud', sets: 'fixed(5s, attempts=5, jitter=0, retry-after=ignore, response-timeout=10s)' },
      { name: 'none', sets: 'default(attempts=0)' },
      { name: 'exponential', sets: 'exponential(base=1s, factor=2, cap=5m, attempts=10, jitter=0.2, retry-after=1h)' },
    ],
  })
})

test('a new policy applies from the next decision on, and scheduled redeliveries keep their times', async () => {
  await using world = startWorld({ responses: [503] })
  const request = requestOf(world)
  world.publish('STARTED')
  await world.clock.advance(0)
  const chosen = await data<{ policy: string; inForce: { interactions: string } }>(
    await request(`${BASE}/retry-policy`, put({ policy: 'list(1s,2m)' })),
  )
  expect([chosen.policy, chosen.inForce.interactions]).toEqual([
    'list(1s, 2m, attempts=2)',
    'list(1s, 2m, attempts=2, jitter=0, retry-after=ignore, response-timeout=10s)',
  ])
  await world.clock.advance(5000)
  await world.clock.advance(120_000)
  expect(pauses(world)).toEqual([5000, 120_000])
  expect([...world.journal.deliveries()].map(({ state, attempts }) => [state, attempts.length])).toEqual([
    ['exhausted', 3],
  ])
})

test('a subscription can get its own policy and lose it again, and is otherwise unchanged', async () => {
  await using world = startWorld({ responses: [503], retry: { retryAttempts: 1 } })
  const request = requestOf(world)
  const before = await (await request('http://mock.test/v1/webhooks')).text()
  expect(
    (await request(`${BASE}/subscriptions/${world.subscriptionId}/retry-policy`, put({ policy: 'fixed(30s)' }))).status,
  ).toBe(204)
  world.publish('STARTED')
  await world.clock.advance(0)
  expect(
    (await data<readonly { retryPolicy: string }[]>(await request(`${BASE}/subscriptions`))).map(
      ({ retryPolicy }) => retryPolicy,
    ),
  ).toEqual(['fixed(30s)'])
  await world.clock.advance(1000)
  expect(await (await request('http://mock.test/v1/webhooks')).text()).toBe(before)
  expect(
    (await request(`${BASE}/subscriptions/${world.subscriptionId}/retry-policy`, { method: 'DELETE' })).status,
  ).toBe(204)
  world.publish('STARTED')
  await world.clock.advance(0)
  expect(pauses(world)).toEqual([30_000, 5000])
  expect(
    (await data<readonly { retryPolicy: string | null }[]>(await request(`${BASE}/subscriptions`)))[0]?.retryPolicy,
  ).toBeNull()
})

test('a reset restores the initial policy', async () => {
  await using world = startWorld({ retry: { retryTimeoutMs: 7000 } })
  world.retry.set({ policy: 'none' })
  world.reset()
  expect(world.retry.given()).toBe('fixed(7s, jitter=0)')
})

test('policy changes are recorded in the journal', async () => {
  await using world = startWorld()
  world.retry.set({ policy: 'none' })
  world.retry.set({ policy: 'exponential' }, world.subscriptionId)
  world.retry.clear(world.subscriptionId)
  expect(world.journal.entries().filter(({ type }) => type === 'retry-policy-changed')).toMatchObject([
    { policy: 'none' },
    { policy: 'exponential', subscriptionId: world.subscriptionId },
    { subscriptionId: world.subscriptionId },
  ])
})

test('subscriptions are listed with their secrets, without credentials, and unaffected by API faults', async () => {
  await using world = startWorld({
    subscriptions: [
      { name: 'CRM', url: 'http://receiver.test/', secret: 'app-secret', headers: { Authorization: 'Basic aGlkZGVu' } },
    ],
    assume: { secretKey: 'once' },
  })
  world.faults.set([{ fault: 'api-outage' }])
  expect(await data(await requestOf(world)(`${BASE}/subscriptions`))).toEqual([
    {
      id: world.subscriptionId,
      name: 'CRM',
      subscribedEvents: ['STARTED', 'FINISHED'],
      url: 'http://receiver.test/',
      headers: ['Authorization'],
      secretKey: 'app-secret',
      enabled: true,
      origin: 'configured',
      retryPolicy: null,
    },
  ])
  expect(world.faults.list()).toMatchObject([{ fired: 0 }])
})

test.each([
  ['a misspelled policy', 'retry-policy', { policy: 'exponetial' }, 400, 'RETRY_POLICY_UNKNOWN'],
  ['a policy with a wrong part', 'retry-policy', { policy: 'fixed(5s,jitter=2)' }, 400, 'RETRY_POLICY_INVALID'],
  ['a policy that is no text', 'retry-policy', { policy: 5 }, 400, 'BODY_INVALID'],
  ['a subscription that is not there', 'subscriptions/x/retry-policy', { policy: 'none' }, 404, 'SUBSCRIPTION_UNKNOWN'],
])('%s gets a problem response with a code and a fix', async (_, path, body, status, code) => {
  await using world = startWorld()
  const response = await requestOf(world)(`${BASE}/${path}`, put(body))
  expect([response.status, await response.json()]).toMatchObject([
    status,
    { code, fix: expect.stringMatching(/.{10}/) as string },
  ])
})

test('the longest accepted policy gets the documented response, even if written out longer than given', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const policy = `list(${Array.from({ length: 300 }, () => '1s').join(',')})`
  expect(
    (await data<{ policy: string }>(await request(`${BASE}/retry-policy`, put({ policy })))).policy.length,
  ).toBeGreaterThan(1000)
  expect((await request(`${BASE}/subscriptions/${world.subscriptionId}/retry-policy`, put({ policy }))).status).toBe(
    204,
  )
  expect((await request(`${BASE}/subscriptions`)).status).toBe(200)
  expect((await request(`${BASE}/retry-policy`, put({ policy: policy.padEnd(1001) }))).status).toBe(400)
})
