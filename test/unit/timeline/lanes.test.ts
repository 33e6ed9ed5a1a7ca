import { expect, test } from 'vitest'
import type { Entry } from '../../../src/timeline/entry-view.ts'
import { emptyLanes, MAX_LANES, applyEntry, type Lanes } from '../../../src/timeline/lanes.ts'
import { tallyLanes } from '../../../src/dashboard/panels/tallies.ts'

const lanesOf = (...entries: Entry[]): Lanes => {
  const lanes = emptyLanes()
  for (const entry of entries) applyEntry(lanes, entry)
  return lanes
}

const at = (second: number): string => `2024-01-01T00:00:${String(second).padStart(2, '0')}.000Z`
const ms = (second: number): number => Date.UTC(2024, 0, 1, 0, 0, second)
const of = { deliveryId: 'dlv_a', subscriptionId: 's1' } as const

const published: Entry = {
  seq: 1,
  at: at(0),
  type: 'published',
  event: 'STARTED',
  eventId: 'e1',
  interactionId: 'i1',
  deliveries: ['dlv_a'],
}
const first: Entry[] = [
  published,
  { seq: 2, at: at(0), type: 'scheduled', ...of, attempt: 1, dueAt: at(0), why: 'published' },
  { seq: 3, at: at(0), type: 'attempt-started', ...of, attempt: 1, url: 'http://r/' },
  { seq: 4, at: at(0), type: 'fault-fired', ...of, attempt: 1, fault: 'slow' },
]
const refused: Entry[] = [
  {
    seq: 5,
    at: at(1),
    type: 'attempt-ended',
    ...of,
    attempt: 1,
    outcome: {
      kind: 'rejected',
      ms: 3,
      response: { status: 503, reason: '', headers: {}, body: '', bodyBytes: 0, truncated: false },
    },
  },
  {
    seq: 6,
    at: at(1),
    type: 'decided',
    ...of,
    attempt: 1,
    decision: { kind: 'retry', pauseMs: 5000, why: '503 is not a success: redelivery 1 of 5 in 5 s' },
  },
  { seq: 7, at: at(1), type: 'scheduled', ...of, attempt: 2, dueAt: at(6), why: 'redelivery' },
]

test('a published event opens a lane for each delivery', () => {
  const { order } = lanesOf({ ...published, deliveries: ['dlv_a', 'dlv_b'] })
  expect(order).toMatchObject([
    { id: 'dlv_a', event: 'STARTED', interactionId: 'i1', publishedAt: ms(0), state: 'scheduled', marks: [] },
    { id: 'dlv_b', event: 'STARTED' },
  ])
})

test('an attempt in flight is a mark without an outcome, and its fault is flagged', () => {
  expect(lanesOf(...first).order).toMatchObject([
    {
      state: 'in-flight',
      dueAt: undefined,
      marks: [{ number: 1, startedAt: ms(0), outcome: undefined, faults: ['slow'] }],
    },
  ])
})

test('a plan fault is flagged on the delivery', () => {
  expect(
    lanesOf(published, { seq: 2, at: at(0), type: 'fault-fired', ...of, attempt: 0, fault: 'drop' }).order,
  ).toMatchObject([{ faults: ['drop'], marks: [] }])
})

test('a rejected attempt shows its status and when the next one is due', () => {
  expect(lanesOf(...first, ...refused).order).toMatchObject([
    {
      state: 'scheduled',
      subscriptionId: 's1',
      dueAt: ms(6),
      marks: [{ outcome: 'rejected', summary: '503', endedAt: ms(1) }],
    },
  ])
})

test('a held delivery has no due time', () => {
  expect(
    lanesOf(published, { seq: 2, at: at(0), type: 'scheduled', ...of, attempt: 1, why: 'waits for STARTED' }).order,
  ).toMatchObject([{ state: 'held', dueAt: undefined, why: 'waits for STARTED' }])
})

test('a settled delivery that is redelivered is scheduled again', () => {
  const again = lanesOf(
    ...first,
    { seq: 5, at: at(1), type: 'settled', ...of, state: 'delivered', attempts: 1, why: '200' },
    { seq: 6, at: at(9), type: 'scheduled', ...of, attempt: 2, dueAt: at(9), why: 'by hand' },
  )
  expect(again.order).toMatchObject([{ state: 'scheduled', dueAt: ms(9) }])
})

test('a delivery whose publication is no longer kept still gets a lane', () => {
  expect(lanesOf(...refused).order).toMatchObject([{ id: 'dlv_a', event: '', state: 'scheduled', marks: [] }])
})

test('a reset removes every lane', () => {
  const lanes = lanesOf(...first, { seq: 5, at: at(2), type: 'reset' })
  expect(lanes.order).toEqual([])
  expect(lanes.byId.size).toBe(0)
})

test('the oldest lanes are dropped when there are too many', () => {
  const deliveries = Array.from({ length: MAX_LANES * 1.1 + 1 }, (_, i) => `dlv_${String(i)}`)
  const { order, byId } = lanesOf({ ...published, deliveries })
  expect(order).toHaveLength(MAX_LANES)
  expect(byId.size).toBe(MAX_LANES)
  expect(order.at(-1)?.id).toBe(deliveries.at(-1))
})

test('a receiver is summed up by what was accepted, what is pending and what failed last', () => {
  expect(tallyLanes(lanesOf(...first, ...refused).order).get('s1')).toEqual({
    accepted: 0,
    pending: 1,
    exhausted: 0,
    canceled: 0,
    lastError: { summary: '503', at: ms(1), deliveryId: 'dlv_a' },
  })
  const done = lanesOf(...first, {
    seq: 5,
    at: at(1),
    type: 'settled',
    ...of,
    state: 'delivered',
    attempts: 1,
    why: '200',
  })
  expect(tallyLanes(done.order).get('s1')).toEqual({
    accepted: 1,
    pending: 0,
    exhausted: 0,
    canceled: 0,
    lastError: undefined,
  })
})
