import { expect, test } from 'vitest'
import { createMockGenesys } from '../../src/mock.ts'

test.each(['/_mock/events', '/_mock/interactions', '/v1/webhooks'])(
  'a subscription to %s of the mock itself causes no loop',
  async (path) => {
    await using mock = await createMockGenesys({ seed: 1, clock: 'auto', retry: { policy: 'none' } })
    mock.subscribe({ url: `${mock.url}${path}`, secret: '00112233', events: 'all' })
    mock.publish('STARTED')
    mock.publish('ConversationCreated')
    await mock.settled()
    expect(mock.journal.entries().filter(({ type }) => type === 'published')).toHaveLength(2)
    expect([...mock.journal.deliveries()].map(({ state, attempts }) => [state, attempts.length])).toEqual([
      ['exhausted', 1],
      ['exhausted', 1],
    ])
    expect(mock.subscriptions()).toHaveLength(1)
  },
)
