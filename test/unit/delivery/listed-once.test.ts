import { expect, test } from 'vitest'
import { createMockInProcess } from '../../../src/mock.ts'

/** The number of deliveries that a layer of the store takes. */
const LAYER = 32_768

test('lists a delivery once that was added for its fault, even if it filled a layer of the store', async () => {
  await using mock = createMockInProcess({
    clock: 'manual',
    subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }],
    fetch: (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
  })
  for (let left = LAYER - 1; left > 0; left -= 1000) mock.publish('STARTED', { copies: Math.min(1000, left) })
  mock.publish('STARTED', { faults: [{ fault: 'drop' }] })
  const listed = [...mock.journal.deliveries()].map(({ id }) => id)
  expect(listed).toHaveLength(LAYER)
  expect(new Set(listed).size).toBe(LAYER)
})
