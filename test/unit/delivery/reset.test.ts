import { expect, test } from 'vitest'
import type { JournalEntry } from '../../../src/journal/entry.ts'
import { startWorld } from '../../support/world.ts'

const MOMENTS = [
  'published',
  'scheduled',
  'fault-fired',
  'attempt-started',
  'attempt-ended',
  'decided',
  'cancel-requested',
  'settled',
  'budget-exceeded',
] satisfies JournalEntry['type'][]

test.each(MOMENTS)('a reset while "%s" is written leaves no work behind', async (type) => {
  await using world = startWorld({
    responses: [503, 200],
    retry: { retryAttempts: 1, retryTimeoutMs: 1000 },
    retention: { bytes: 10 },
    subscriptions: [
      { url: 'http://a.test/', secret: 'app-secret' },
      { url: 'http://b.test/', secret: 'app-secret' },
    ],
  })
  let resets = 0
  world.journal.watch((entry) => {
    // Once for each of the two events, in the midst of what is done about it.
    if (entry.type === type && resets++ < 2) world.reset()
  })
  const interaction = { id: 'one' }
  world.publish('STARTED', { interaction, copies: 2, faults: [{ fault: 'unsigned' }] })
  world.publish('FINISHED', { interaction, faults: [{ fault: 'hold-back', for: '1s' }] })
  const inFlight = [...world.journal.deliveries({ state: 'in-flight' })][0]
  if (inFlight) world.cancel(inFlight.id)
  world.clock.setMode('auto')
  await world.settled()
  expect(resets).toBeGreaterThan(0)
  const journal = world.journal.entries()
  const published = new Set(journal.flatMap((entry) => (entry.type === 'published' ? entry.deliveries : [])))
  const spokenOf = journal.flatMap((entry) => ('deliveryId' in entry ? [entry.deliveryId] : []))
  expect(
    [...spokenOf, ...[...world.journal.deliveries()].map(({ id }) => id)].filter((id) => !published.has(id)),
  ).toEqual([])
  world.publish('STARTED', { interaction })
  await world.settled()
  expect([world.unsettled(), world.clock.nextDue(), world.journal.retained().pendingBytes]).toEqual([0, undefined, 0])
})

test('a reset ends a life cycle that is being played', async () => {
  await using world = startWorld()
  let resets = 0
  world.journal.watch(({ type }) => {
    if (type === 'published' && resets++ === 0) world.reset()
  })
  world.play({ paceMs: 1000 })
  world.clock.setMode('auto')
  await world.settled()
  expect([resets, world.clock.nextDue()]).toEqual([1, undefined])
})

test('a reset ends every wait for deliveries to settle', async () => {
  await using world = startWorld({ responses: [new Promise<number>(() => undefined)] })
  const { eventId } = world.publish('STARTED')
  world.play()
  const waits = [world.settled(), world.settled(eventId)]
  world.reset()
  await Promise.all(waits)
  expect(world.unsettled()).toBe(0)
})
