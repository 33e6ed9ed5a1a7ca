import { expect, test } from 'vitest'
import { entryWords } from '../../../../src/dashboard/travel/entry-words.ts'
import { JournalHistory, MAX_KEPT_ENTRIES } from '../../../../src/dashboard/travel/time-travel.ts'
import { readEntry, type Entry } from '../../../../src/timeline/entry-view.ts'
import { emptyLanes, applyEntry } from '../../../../src/timeline/lanes.ts'
import { createMockGenesys } from '../../../../src/mock.ts'

/** The journal of some deliveries that are refused, held back, canceled and delivered, as the control API shows it. */
const journal = async (): Promise<readonly Entry[]> => {
  let asked = 0
  await using mock = await createMockGenesys({
    clock: 'manual',
    retry: { retryTimeoutMs: 1000 },
    fetch: async () => new Response('x'.repeat(100), { status: asked++ % 3 === 0 ? 503 : 200 }),
    subscriptions: [{ url: 'http://receiver.test/', secret: 's' }],
  })
  for (let i = 0; i < 6; i++) {
    const { interactionId } = mock.publish('STARTED', { faults: i === 2 ? [{ fault: 'lost-response' }] : [] })
    mock.publish('FINISHED', { interaction: { id: interactionId } })
    mock.note(`Act ${String(i)}`, 'title')
    await mock.clock.advance(700)
  }
  await mock.clock.advance(10_000)
  const response = await fetch(`${mock.controlUrl}/journal?limit=1000`)
  const { data } = (await response.json()) as { data: unknown[] }
  return data.flatMap((entry) => readEntry(JSON.stringify(entry)) ?? [])
}

test('any past state equals the state of the page at that entry', async () => {
  const entries = await journal()
  expect(entries.length).toBeGreaterThan(60)
  const history = new JournalHistory()
  history.add(entries)
  const live = emptyLanes()
  for (const [index, entry] of entries.entries()) {
    applyEntry(live, entry)
    expect(history.stateAt(index)?.lanes.order).toEqual(live.order)
    expect(history.stateAt(index)?.at).toBe(Date.parse(entry.at))
  }
  expect(history.stateAt(entries.length)).toBeUndefined()
})

test('every entry has a description', async () => {
  const entries = await journal()
  const told = entries.map((entry) => entryWords(entry, () => 'STARTED'))
  expect(told.filter((text) => text.trim() === '' || text.includes('undefined'))).toEqual([])
  expect(told).toEqual(
    expect.arrayContaining(['STARTED published', 'STARTED: attempt 1 ended, 503', 'STARTED delivered']),
  )
})

test('reported effects are counted with the delivery of their event', () => {
  const lanes = emptyLanes()
  const at = '2026-01-01T00:00:00.000Z'
  const about = { interactionId: 'i', event: 'STARTED' }
  applyEntry(lanes, { seq: 1, at, type: 'published', ...about, eventId: 'e', deliveries: ['dlv_1'] })
  for (const kind of ['effect', 'duplicate', 'duplicate'] as const)
    applyEntry(lanes, { seq: 2, at, type: 'noted', kind, text: '', ...about })
  applyEntry(lanes, { seq: 3, at, type: 'noted', kind: 'effect', text: '', interactionId: 'another', event: 'STARTED' })
  expect(lanes.byId.get('dlv_1')?.effects).toEqual({ done: 1, dropped: 2 })
})

test('states are found in any order, independently of each other', async () => {
  const entries = await journal()
  const many = Array.from({ length: 60 }, (_, round) =>
    entries.map((entry, index) => ({
      ...(JSON.parse(JSON.stringify(entry).replaceAll('dlv_', `dlv_${String(round)}_`)) as Entry),
      seq: round * entries.length + index + 1,
    })),
  ).flat()
  const history = new JournalHistory()
  history.add(many)
  const fold = (index: number) => {
    const lanes = emptyLanes()
    for (const entry of many.slice(0, index + 1)) applyEntry(lanes, entry)
    return lanes.order
  }
  expect(many.length).toBeGreaterThan(4500)
  for (const place of [many.length - 1, 10, 4400, 2100, 2000, 1999, 4300, 0, 3000, 2999, many.length - 1])
    expect(history.stateAt(place)?.lanes.order, String(place)).toEqual(fold(place))
})

test('a history that starts with a state is completed with the entries before it', async () => {
  const entries = await journal()
  const half = entries.length >> 1
  const lanes = emptyLanes()
  for (const entry of entries.slice(0, half)) applyEntry(lanes, entry)
  const history = new JournalHistory()
  history.begin(half, { lanes, parts: [], at: 0 })
  history.add(entries.slice(half))
  expect(history.missing).toBe(half)
  const whole = new JournalHistory()
  whole.add(entries)
  const last = entries.length - 1
  expect(history.stateAt(last - half)?.lanes.order).toEqual(whole.stateAt(last)?.lanes.order)
  history.fill(entries)
  expect(history.missing).toBe(0)
  for (const place of [last, 5, half]) expect(history.stateAt(place)).toEqual(whole.stateAt(place))
})

test('the newest entries of a long journal are kept, with the state that they start from', () => {
  const history = new JournalHistory()
  const entry = (seq: number): Entry => ({
    seq,
    at: '2026-01-01T00:00:00.000Z',
    type: 'published',
    event: 'STARTED',
    eventId: 'e',
    interactionId: 'i',
    deliveries: seq % 1000 === 0 ? [`dlv_${String(seq)}`] : [],
  })
  for (let seq = 1; seq <= 60_000; seq += 1000)
    history.add(Array.from({ length: 1000 }, (_, index) => entry(seq + index)))
  expect(history.length).toBeLessThanOrEqual(MAX_KEPT_ENTRIES * 1.1)
  expect(history.entry(history.length - 1)?.seq).toBe(60_000)
  expect(history.stateAt(history.length - 1)?.lanes.order).toHaveLength(60)
  expect(history.stateAt(0)?.lanes.order.length).toBeLessThan(60)
})
