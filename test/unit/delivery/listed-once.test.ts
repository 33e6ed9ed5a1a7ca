import { expect, test } from 'vitest'
import { createMockInProcess } from '../../../src/mock.ts'

/** More than the store keeps in one chunk. */
const EVENTS = 600

test('lists each delivery once that was added for its fault before it was taken', async () => {
  await using mock = createMockInProcess({
    clock: 'manual',
    subscriptions: [{ url: 'http://receiver.test/', secret: 'app-secret' }],
    fetch: () => Promise.resolve(new Response()),
  })
  const published = Array.from({ length: EVENTS }, () => mock.publish('STARTED', { faults: [{ fault: 'drop' }] }))
  expect([...mock.journal.deliveries()].map(({ id }) => id)).toEqual(published.flatMap(({ deliveries }) => deliveries))
})
