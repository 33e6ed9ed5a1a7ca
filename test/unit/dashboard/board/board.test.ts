import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arrange,
  heightIn,
  laneHeight,
  rowAt,
  type BoardRow,
  type Grouping,
} from '../../../../src/dashboard/board/board-rows.ts'
import { mediumIn } from '../../../../src/dashboard/parts/medium.ts'
import { DENSE, layOut, TALL } from '../../../../src/dashboard/board/pill-layout.ts'
import { policyWords } from '../../../../src/dashboard/panels/policy-words.ts'
import { scaleOf, wholeView } from '../../../../src/dashboard/board/scale.ts'
import { bareTitle, readStory } from '../../../../src/dashboard/board/story-steps.ts'
import type { Lane } from '../../../../src/timeline/lanes.ts'
import type { Part } from '../../../../src/timeline/notes.ts'
import { laneOf } from '../../../support/lane.ts'

const lane = (seq: number, interactionId: string, more: Partial<Lane> = {}): Lane =>
  laneOf({ id: `dlv_${String(seq)}`, seq, interactionId, ...more })
const part = (seq: number, title: string): Part => ({ seq, at: 0, title, caption: `said of ${title}` })
const told = (rows: readonly BoardRow[]): string[] =>
  rows.map((row) => {
    if (row.kind === 'lane') return row.lane.id
    return row.kind === 'act' ? row.part.title : row.id
  })

test('deliveries are grouped by interaction, with the newest event on top', () => {
  const lanes = [lane(1, 'A'), lane(2, 'B'), lane(3, 'A')]
  const options = { grouping: 'interaction', order: 'newest', labelAbove: 0 } as const
  expect(told(arrange(lanes, [], options))).toEqual(['A', 'dlv_1', 'dlv_3', 'B', 'dlv_2'])
  expect(told(arrange(lanes, [], { ...options, order: 'oldest' }))).toEqual(['A', 'dlv_1', 'dlv_3', 'B', 'dlv_2'])
  expect(told(arrange(lanes, [], { ...options, grouping: 'none' }))).toEqual(['dlv_3', 'dlv_2', 'dlv_1'])
})

test('deliveries are grouped by the act in which they were published', () => {
  const lanes = [lane(1, 'A'), lane(4, 'B'), lane(6, 'B')]
  const rows = arrange(lanes, [part(3, 'Act 1'), part(5, 'Act 2'), part(9, 'Empty')], {
    grouping: 'act',
    order: 'oldest',
    labelAbove: 0,
  })
  expect(told(rows)).toEqual(['dlv_1', 'Act 1', 'dlv_4', 'Act 2', 'dlv_6'])
})

test('failures first puts exhausted and failing deliveries above the rest, in every grouping', () => {
  const lanes = [lane(1, 'A', { state: 'exhausted' }), lane(4, 'B'), lane(6, 'C'), lane(7, 'A')]
  const rowsOf = (grouping: Grouping) =>
    told(arrange(lanes, [part(0, 'Act 1'), part(5, 'Act 2')], { grouping, order: 'failures', labelAbove: 0 }))
  expect(rowsOf('none')).toEqual(['dlv_1', 'dlv_7', 'dlv_6', 'dlv_4'])
  expect(rowsOf('interaction')).toEqual(['A', 'dlv_1', 'dlv_7', 'C', 'dlv_6', 'B', 'dlv_4'])
  expect(rowsOf('act')).toEqual(['Act 1', 'dlv_1', 'dlv_4', 'Act 2', 'dlv_6', 'dlv_7'])
})

test('with many deliveries, an interaction with a single one has no header, and rows are dense', () => {
  const lanes = Array.from({ length: 20 }, (_, seq) => lane(seq, seq < 2 ? 'pair' : String(seq)))
  const rows = arrange(lanes, [], { grouping: 'interaction', order: 'oldest', labelAbove: 0 })
  expect(rows.filter(({ kind }) => kind === 'interaction')).toHaveLength(1)
  expect([1, 6, 7, 12, 13, 500].map((lanes) => laneHeight(lanes, 0))).toEqual([88, 88, 56, 56, 34, 34])
  // The demo's six deliveries and five acts all stand on a screen of 900 pixels.
  expect(laneHeight(6, 5)).toBe(56)
})

test('rows are taller if all of them fit on the board', () => {
  const heightOf = (count: number, room: number): number =>
    heightIn(
      arrange(
        Array.from({ length: count }, (_, seq) => lane(seq, String(seq))),
        [],
        { grouping: 'none', order: 'oldest', labelAbove: 0, room },
      ),
    )
  expect([heightOf(10, 600), heightOf(10, 880), heightOf(14, 700), heightOf(14, 784)]).toEqual([56, 88, 34, 56])
  expect(heightOf(3, 10)).toBe(88)
})

test('rows are contiguous, and the row at a height is found', () => {
  const rows = arrange([lane(1, 'A'), lane(2, 'B'), lane(3, 'A')], [], {
    grouping: 'interaction',
    order: 'newest',
    labelAbove: 44,
  })
  for (const [index, row] of rows.entries()) {
    expect(row.top).toBe(rows.slice(0, index).reduce((sum, { height }) => sum + height, 0))
    expect(rowAt(rows, row.top)).toBe(index)
    expect(rowAt(rows, row.top + row.height - 1)).toBe(index)
  }
})

test('no attempt covers another, whatever the delays, the scale and the row height', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ pause: fc.integer({ min: 0, max: 3_600_000 }), took: fc.integer({ min: 0, max: 10_000 }) }),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      fc.constantFrom('since', 'clock', 'steps'),
      fc.constantFrom(TALL, DENSE),
      fc.double({ min: 1e-6, max: 10, noNaN: true }),
      fc.boolean(),
      (attempts, kind, measure, perUnit, isDue) => {
        let at = 0
        const marks = attempts.map(({ pause, took }, index) => {
          const startedAt = at + pause
          at = startedAt + took
          return {
            ...{ number: index + 1, startedAt, endedAt: at, outcome: 'rejected' as const, summary: '503', faults: [] },
          }
        })
        const given = lane(1, 'A', { marks, ...(isDue && { dueAt: at + 5, state: 'scheduled' as const }) })
        const { pills, due } = layOut(
          given,
          scaleOf(kind, given, at, (unit) => unit * perUnit),
          measure,
          at,
        )
        for (const [index, { x, width }] of pills.entries()) {
          expect(width).toBeGreaterThanOrEqual(measure.least)
          const next = pills[index + 1]
          if (next) expect(next.x).toBeGreaterThanOrEqual(x + width)
        }
        const last = pills.at(-1)
        if (due !== undefined && last) expect(due - measure.due / 2).toBeGreaterThanOrEqual(last.x + last.width)
      },
    ),
  )
})

test('an attempt extends from its start to its end, and the delay is written on the line', () => {
  const marks = [
    {
      number: 1,
      startedAt: 0,
      endedAt: 1000,
      outcome: 'timed-out' as const,
      summary: 'timed out',
      ms: 1000,
      faults: [],
    },
    { number: 2, startedAt: 3000, endedAt: 3010, outcome: 'accepted' as const, summary: '200', faults: [] },
  ]
  const given = lane(1, 'A', { marks })
  const { pills, gaps } = layOut(
    given,
    scaleOf('since', given, 3010, (unit) => unit / 5),
    TALL,
    3010,
  )
  expect(pills.map(({ x, width, text }) => ({ x, width, text }))).toMatchObject([
    { x: 0, width: 200, text: 'timed out 1 s' },
    { x: 600, text: '200' },
  ])
  expect(gaps).toEqual([{ x: 200, width: 400, text: '+2 s', isAhead: false }])
})

test('an auto-fitting view shows the longest delivery completely, and moves in steps', () => {
  const long = lane(1, 'A', { state: 'scheduled', dueAt: 4100 })
  expect(wholeView('since', [long, lane(2, 'B')], 10)).toEqual({ from: 0, spanMs: 6000 })
  expect(wholeView('since', [], 10)).toEqual({ from: 0, spanMs: 2000 })
  expect(wholeView('steps', [long], 10)).toEqual({ from: 0, spanMs: 5 })
})

test('acts are steps, and their summary is not', () => {
  const acts = [part(1, 'Act 1 of 2: a clean delivery'), part(2, 'Act 2 of 2: downtime')]
  expect(readStory([])).toBeUndefined()
  expect(readStory(acts)).toMatchObject({
    steps: [
      { isDone: true, isNow: false },
      { isDone: false, isNow: true },
    ],
    caption: 'said of Act 2 of 2: downtime',
  })
  expect(readStory([...acts, part(3, '3 events, 7 requests, 3 effects')])).toMatchObject({
    steps: [{ isDone: true }, { isDone: true }],
    title: '3 events, 7 requests, 3 effects',
  })
  expect(bareTitle('Act 1 of 2: a clean delivery')).toBe('A clean delivery')
})

test('a policy is described as a person would say it', () => {
  expect(policyWords('fixed(2s, attempts=5, jitter=0)')).toBe('5 retries, 2 s apart')
  expect(policyWords('fixed(2s, attempts=1, jitter=0)')).toBe('1 retry, after 2 s')
  expect(policyWords('list(1s, 1h, attempts=2, jitter=0)')).toBe('2 retries, after 1 s, 1 h')
  expect(policyWords('fixed(5s, attempts=0)')).toBe('no retries')
  expect(policyWords('something else')).toBe('something else')
})

test('the medium of an interaction is read from the payload', () => {
  const body = JSON.stringify({ data: { entities: [{ entity: { mediaType: 'chat', interactionSubtype: 'SMS' } }] } })
  expect(mediumIn({ body })).toBe('chat · SMS')
  for (const other of [{}, { body: '' }, { body: '[]' }, { body: 'null' }]) expect(mediumIn(other)).toBe('')
})
