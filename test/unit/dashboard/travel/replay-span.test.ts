import { expect, test } from 'vitest'
import { spanOfAll, spanOfDelivery } from '../../../../src/dashboard/travel/replay-span.ts'
import type { Entry, EntryDetails } from '../../../../src/timeline/entry-view.ts'

const journal = (...happenings: readonly EntryDetails[]): readonly Entry[] =>
  happenings.map((happening, index) => ({ seq: index + 1, at: '2026-01-01T00:00:00.000Z', ...happening }))

const published = (id: string): EntryDetails => ({
  type: 'published',
  event: 'STARTED',
  eventId: `evt_${id}`,
  interactionId: `int_${id}`,
  deliveries: [id],
})
const sent = (deliveryId: string): EntryDetails => ({
  type: 'attempt-started',
  url: 'http://receiver.test/',
  deliveryId,
  subscriptionId: 'sub',
  attempt: 1,
})

test('a delivery is replayed from its publication to its last entry', () => {
  const entries = journal(published('a'), published('b'), sent('a'), sent('b'), sent('a'), published('c'))
  expect(spanOfDelivery(entries, 'a')).toEqual({ from: 0, to: 4 })
  expect(spanOfDelivery(entries, 'b')).toEqual({ from: 1, to: 3 })
  expect(spanOfDelivery(entries, 'c')).toEqual({ from: 5, to: 5 })
})

test('a delivery whose publication is no longer kept is replayed from its first kept entry', () => {
  expect(spanOfDelivery(journal(published('b'), sent('a')), 'a')).toEqual({ from: 1, to: 1 })
  expect(spanOfDelivery(journal(published('b')), 'a')).toBeUndefined()
})

test('everything is replayed from the first title on, or from the beginning of the journal', () => {
  const title: EntryDetails = { type: 'noted', kind: 'title', text: 'Act 1' }
  expect(spanOfAll(journal(published('a'), title, published('b')))).toEqual({ from: 1, to: 2 })
  expect(spanOfAll(journal(published('a'), published('b')))).toEqual({ from: 0, to: 1 })
  expect(spanOfAll([])).toBeUndefined()
})
