import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawScreen } from '../../../src/cli/demo/terminal-narrator.ts'
import { breakAt, columnsOf, fit } from '../../../src/cli/terminal/columns.ts'
import { drawChapter, drawLegend, type Frame } from '../../../src/cli/terminal/picture.ts'
import { createStory, type Chapter } from '../../../src/cli/terminal/story.ts'
import type { DeliveryId } from '../../../src/journal/delivery.ts'
import type { Outcome } from '../../../src/journal/outcome.ts'
import type { EntryBody } from '../../../src/journal/entry.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const NAMES: Readonly<Record<string, string>> = { plain: 'Desk', wide: '東京コールセンター 📞' }
const plain: Frame['paint'] = (_, text) => text
const frame = (columns: number, afterMs: number): Frame => ({
  columns,
  now: START + afterMs,
  who: (id) => NAMES[id] ?? id,
  paint: plain,
})

const answered = (status: number): Outcome => ({
  kind: status === 200 ? 'accepted' : 'rejected',
  ms: 5,
  response: { status, reason: '', headers: {}, body: '', truncated: false },
})
const LATE: Outcome = { kind: 'timed-out', ms: 1000, limitMs: 1000, phase: 'response' }
const GONE: Outcome = { kind: 'unreachable', ms: 3, cause: 'refused', detail: 'nobody listens' }

/**
 * One delivery that is published, tried, and then waits or is settled; `attempts` are milliseconds from the start,
 * milliseconds taken, and what came of it.
 */
const delivered = (
  id: string,
  to: string,
  event: 'STARTED' | 'FINISHED',
  attempts: readonly (readonly [number, number, Outcome, string?])[],
  dueMs?: number,
): (readonly [number, EntryBody])[] => {
  const deliveryId: DeliveryId = `dlv_${id}`
  const of = { deliveryId, subscriptionId: to }
  const last = attempts.at(-1)
  return [
    [
      attempts[0]?.[0] ?? 0,
      { type: 'published', eventId: id, event, interactionId: 'i', deliveries: [of.deliveryId], skipped: [] },
    ],
    ...attempts.flatMap(([at, took, outcome, fault], index): (readonly [number, EntryBody])[] => [
      [at, { type: 'attempt-started', ...of, attempt: index + 1, url: 'http://r.test/' }],
      ...(fault === undefined ? [] : [[at, { type: 'fault-fired', ...of, attempt: index + 1, fault }] as const]),
      [at + took, { type: 'attempt-ended', ...of, attempt: index + 1, outcome }],
    ]),
    dueMs === undefined
      ? [
          (last?.[0] ?? 0) + (last?.[1] ?? 0),
          { type: 'settled', ...of, state: 'delivered', attempts: attempts.length, why: '' },
        ]
      : [
          (last?.[0] ?? 0) + (last?.[1] ?? 0),
          { type: 'scheduled', ...of, attempt: attempts.length + 1, dueAt: START + dueMs, why: '' },
        ],
  ]
}
const chaptersOf = (...told: readonly (readonly [number, EntryBody])[]): readonly Chapter[] => {
  const story = createStory()
  for (const [index, [at, body]] of told.entries()) story.read({ seq: index + 1, at: START + at, ...body })
  return story.chapters()
}

const TOLD = [
  [0, { type: 'noted', kind: 'title', text: 'Übung 1: zwei Empfänger' }],
  [
    0,
    {
      type: 'noted',
      kind: 'caption',
      text: 'One of them is down, the other is slow to answer, and the line between them is cut now and then.',
    },
  ],
  ...delivered('a', 'plain', 'STARTED', [
    [0, 0, answered(503)],
    [2000, 0, answered(503)],
    [4000, 0, answered(200)],
  ]),
  ...delivered(
    'b',
    'wide',
    'FINISHED',
    [
      [500, 0, GONE, 'lost-response'],
      [2500, 1000, LATE],
    ],
    5500,
  ),
] as const

for (const columns of [20, 40, 79, 149]) {
  test(`a part is drawn on ${String(columns)} columns: to scale, without any line that is longer`, async () => {
    const [chapter] = chaptersOf(...TOLD)
    const lines = chapter ? [...drawChapter(chapter, frame(columns, 4300)), '', ...drawLegend(frame(columns, 0))] : []
    expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([])
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, `drawn/${String(columns)}-columns.txt`),
    )
  })
}

test('the next attempt is counted down, and nothing else moves as time passes', () => {
  const [chapter] = chaptersOf(...TOLD)
  const at = (ms: number): string[] => (chapter ? drawChapter(chapter, frame(79, ms)) : [])
  const moved = at(4300).flatMap((line, index) =>
    line === at(4900)[index] ? [] : [[line.slice(-8).trim(), at(4900)[index]?.slice(-8).trim()]],
  )
  expect(moved).toEqual([['in 1.2 s', 'in 0.6 s']])
})

test('simultaneous marks stand side by side', () => {
  const [chapter] = chaptersOf(
    ...delivered('a', 'plain', 'STARTED', [
      [0, 0, answered(503)],
      [0, 0, answered(503)],
      [0, 0, answered(200)],
    ]),
  )
  expect(chapter && drawChapter(chapter, frame(79, 0))[1]).toMatch(/^STARTED ■■● +delivered$/)
})

test('the end of a long part and the newest of many deliveries are shown', () => {
  const told = Array.from({ length: 40 }, (_, index) =>
    delivered(`d${String(index)}`, 'plain', 'STARTED', [[index * 5000, 0, answered(200)]]),
  ).flat()
  const lines = drawScreen({
    head: 'head',
    chapters: chaptersOf(...told),
    foot: ['foot'],
    frame: frame(79, 200_000),
    rows: 24,
  })
  expect(lines).toHaveLength(24)
  expect([lines[0], lines[2], lines.at(-1)]).toEqual(['head', '32 earlier', 'foot'])
  expect(lines.filter((line) => /^STARTED +● +delivered$/.test(line))).toHaveLength(8)
})

test('parts that do not fit are folded into a line with their marks, and the newest is drawn in full', () => {
  const told = [0, 1, 2, 3].flatMap((number): (readonly [number, EntryBody])[] => [
    [number * 10_000, { type: 'noted', kind: 'title', text: `Act ${String(number)}` }],
    [number * 10_000, { type: 'noted', kind: 'caption', text: 'It was delivered.' }],
    ...delivered(`d${String(number)}`, 'plain', 'STARTED', [
      [number * 10_000, 0, answered(503)],
      [number * 10_000 + 2000, 0, answered(200)],
    ]),
  ])
  const lines = drawScreen({
    head: 'head',
    chapters: chaptersOf(...told),
    foot: [],
    frame: frame(79, 60_000),
    rows: 14,
  })
  expect(lines).toHaveLength(14)
  expect(lines.slice(0, 6)).toEqual(['head', 'Act 0 ■ ●', 'Act 1 ■ ●', 'Act 2 ■ ●', '', 'Act 3'])
})

test('control characters are shown, not executed', () => {
  const [chapter] = chaptersOf([0, { type: 'noted', kind: 'title', text: '\x1b[2J\u202eevil' }])
  expect(chapter && drawChapter(chapter, frame(79, 0))).toEqual(['\\x1b[2J\\u{202e}evil'])
})

test('a reset clears the timeline', () => {
  expect(chaptersOf(...TOLD, [9000, { type: 'reset' }])).toEqual([])
})

test('texts are measured, cut and wrapped by columns', () => {
  expect(['abc', '東京', '📞', 'e\u0301', '👨‍👩‍👧'].map(columnsOf)).toEqual([3, 4, 2, 1, 2])
  expect([fit('東京', 5), fit('東京', 3), fit('東京', 2), fit('abc', 3)]).toEqual(['東京 ', '東…', '… ', 'abc'])
  expect(breakAt('one two 東京東京 three', 7)).toEqual(['one two', '東京東', '京', 'three'])
})
