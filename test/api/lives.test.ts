import { expect, test } from 'vitest'
import { EVENTS_OF, type DialectName, type EventName } from '../../src/events/catalogue.ts'
import { createMockInProcess } from '../../src/mock.ts'

const SECRET = 'ab'.repeat(32)
const dialectOf = (event: EventName): DialectName =>
  EVENTS_OF['open-messaging'].some((one) => one === event) ? 'open-messaging' : 'conversations'

/** What is played, and what of it is delivered. */
const played = async (...subscribed: readonly DialectName[]) => {
  await using mock = createMockInProcess({
    seed: 4,
    clock: 'auto',
    subscriptions: subscribed.map((name) => ({
      url: `http://${name}.test/`,
      secret: SECRET,
      events: [...EVENTS_OF[name]],
    })),
    fetch: () => Promise.resolve(new Response('{}')),
  })
  const response = await mock.fetch(new Request('http://mock.test/_mock/interactions', { method: 'POST' }))
  expect(response.status).toBe(202)
  const { data } = (await response.json()) as { data: { events: readonly { event: EventName }[] } }
  await mock.settled()
  return {
    dialects: new Set(data.events.map(({ event }) => dialectOf(event))),
    delivered: [...mock.journal.deliveries({ state: 'delivered' })].map(({ eventName }) => eventName),
  }
}

test('a mock with only a subscription to open messages plays a life cycle of open messages', async () => {
  const { dialects, delivered } = await played('open-messaging')
  expect(dialects).toEqual(new Set(['open-messaging']))
  expect(delivered).toContain('OpenMessageText')
  expect(delivered.length).toBeGreaterThan(6)
})

test('subscriptions of both products each get a life cycle', async () => {
  const { dialects } = await played('conversations', 'open-messaging')
  expect(dialects).toEqual(new Set(['conversations', 'open-messaging']))
})

test.each([[[] as const], [['interactions'] as const], [['conversations'] as const]])(
  'subscriptions to %j get no open messages',
  async (subscribed) => {
    expect((await played(...subscribed)).dialects).toEqual(new Set(['conversations']))
  },
)
