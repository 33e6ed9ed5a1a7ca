import { expect, test } from 'vitest'
import type { Assumptions } from '../../src/contract/assumptions.ts'
import { createMockInProcess } from '../../src/mock.ts'
import { checked } from '../support/conformance.ts'

const HEX = 'ab'.repeat(32)

const open = (how: Assumptions['configuredSubscriptions']) => {
  const mock = createMockInProcess({
    seed: 1,
    clock: 'auto',
    assume: { configuredSubscriptions: how },
    fetch: () => Promise.resolve(new Response('answer')),
    subscriptions: [
      { url: 'http://receiver.test/one', secret: 'app-secret' },
      { url: 'http://receiver.test/two', secret: HEX, events: 'all' },
    ],
  })
  const request = checked((one) => mock.fetch(one))
  const send = (method: string, path: string, body?: object): Promise<Response> =>
    request(`http://mock.test${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  return { mock, send, ids: mock.subscriptions().map(({ id }) => id) }
}
interface Shown {
  readonly id: string
  readonly secretKey: string
  readonly subscribedEvents: readonly string[]
}
const listed = async ({ send }: ReturnType<typeof open>): Promise<readonly Shown[]> =>
  ((await (await send('GET', '/v1/webhooks')).json()) as { data: readonly Shown[] }).data

test('by default, a strict client sees only documented events and a secretKey of 64 digits', async () => {
  const world = open('documented-form')
  const [one, two] = await listed(world)
  expect(one).toMatchObject({ subscribedEvents: [], secretKey: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  expect(two?.subscribedEvents).toHaveLength(33)
  expect(two?.secretKey).toBe(HEX)
  // What is delivered does not change.
  world.mock.publish('STARTED')
  await world.mock.settled()
  expect([...world.mock.journal.deliveries()].map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  const status = await world.send('GET', `/v1/webhooks/${String(one?.id)}/delivery-status`)
  expect(await status.json()).toEqual({ data: [] })
})

test('a configured subscription reads the same every time, and reflects a change', async () => {
  const world = open('documented-form')
  const [before] = await listed(world)
  expect((await listed(world))[0]).toEqual(before)
  const response = await world.send('PATCH', `/v1/webhooks/${String(before?.id)}`, { name: 'new name' })
  expect(((await response.json()) as { data: Shown }).data).toMatchObject({
    name: 'new name',
    subscribedEvents: [],
    secretKey: before?.secretKey,
  })
  expect((await listed(world))[0]?.secretKey).toBe(before?.secretKey)
})

test('a hidden subscription cannot be read, but the page can still change it', async () => {
  const world = open('hidden')
  const [id = ''] = world.ids
  expect(await listed(world)).toEqual([])
  const at = `/v1/webhooks/${id}`
  for (const path of [at, `${at}/delivery-status`, `${at}/delivery-status/logs/ConversationCreated`])
    expect((await world.send('GET', path)).status).toBe(404)
  expect((await world.send('PATCH', at, { enabled: false })).status).toBe(200)
  expect((await world.send('DELETE', at)).status).toBe(204)
  expect(world.mock.subscriptions()).toHaveLength(1)
})

test.each(['documented-form', 'hidden', 'as-is'] as const)(
  'a subscription created over the API is shown as created, %s or not, even at a configured origin',
  async (how) => {
    const world = open(how)
    const made = await world.send('POST', '/v1/webhooks', {
      name: 'a',
      url: 'http://receiver.test/three',
      events: ['STARTED', 'ConversationClosed'],
      authorization: { _type: 'NoAuth' },
    })
    const { data } = (await made.json()) as { data: Shown }
    expect((await listed(world)).at(-1)).toEqual(data)
    expect(data.subscribedEvents).toEqual(['STARTED', 'ConversationClosed'])
  },
)

test('a deleted subscription that a fault shows again has the documented form as well', async () => {
  for (const how of ['documented-form', 'hidden'] as const) {
    const world = open(how)
    const [id = ''] = world.ids
    await world.send('DELETE', `/v1/webhooks/${id}`)
    world.mock.faults.set([{ fault: 'api-stale-deletion', for: '1h' }])
    const again = (await listed(world)).find((one) => one.id === id)
    expect(again?.secretKey ?? 'hidden').toMatch(how === 'hidden' ? /^hidden$/ : /^[0-9a-f]{64}$/)
    expect(again?.subscribedEvents ?? []).toEqual([])
  }
})
