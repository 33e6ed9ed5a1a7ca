import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { GLYPHS, glyphOf } from '../../../src/picture/glyphs.ts'
import { DARK, LIGHT, PALETTE_KEYS, paletteCss, type PaletteKey } from '../../../src/picture/palette.ts'
import { counted, describeMark, markLabel, shortId, stateText } from '../../../src/picture/words.ts'
import type { Mark } from '../../../src/timeline/lanes.ts'
import { laneOf } from '../../support/lane.ts'

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
const luminance = (color: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

test('every text color is legible on every background, light and dark', () => {
  const soft = (key: string): PaletteKey | undefined => PALETTE_KEYS.find((one) => one === `${key}-soft`)
  const writing = PALETTE_KEYS.filter((key) => soft(key) !== undefined || ['ink', 'quiet', 'accent'].includes(key))
  const poor = [LIGHT, DARK].flatMap((palette) =>
    writing.flatMap((key) =>
      (['paper', 'card', 'chosen', soft(key)] as const)
        .filter((ground) => ground !== undefined && contrast(palette[key], palette[ground]) < 4.5)
        .map((ground) => `${palette.scheme}: ${key} on ${String(ground)}`),
    ),
  )
  expect(writing.length).toBeGreaterThan(8)
  expect(poor).toEqual([])
})

test('the generated style sheet contains the palette', () => {
  expect(readFileSync('src/dashboard/generated/palette.css', 'utf8')).toContain(paletteCss())
})

test('no two kinds of marks share a sign or a meaning', () => {
  const all = Object.values(GLYPHS)
  expect(new Set(all.map(({ sign }) => sign)).size).toBe(all.length)
  expect(new Set(all.map(({ means }) => means)).size).toBe(all.length)
})

const mark = (more: Partial<Mark>): Mark => ({
  number: 1,
  startedAt: Date.UTC(2026, 0, 1, 12),
  endedAt: undefined,
  outcome: undefined,
  summary: 'in flight',
  faults: [],
  ...more,
})
const when = (): string => '12:00:00'

test('a lost response is its own kind, and never called unreachable', () => {
  const lost = mark({ outcome: 'unreachable', summary: 'aborted', faults: ['lost-response'] })
  expect(glyphOf(lost)).toBe('response-lost')
  expect(describeMark(lost, when)).toBe('Attempt 1: response lost at 12:00:00, under fault lost-response')
  expect(glyphOf(mark({ outcome: 'unreachable', summary: 'refused' }))).toBe('unreachable')
  expect(glyphOf(mark({ outcome: 'accepted', summary: '200', faults: ['lost-response'] }))).toBe('accepted')
})

test('a mark is labelled with the response', () => {
  expect(markLabel(mark({ outcome: 'rejected', summary: '503' }))).toBe('503')
  expect(markLabel(mark({ outcome: 'timed-out', summary: 'timed out', ms: 1000 }))).toBe('timed out 1 s')
  expect(markLabel(mark({ outcome: 'unreachable', summary: 'refused' }))).toBe('refused')
  expect(markLabel(mark({}))).toBe('in flight')
  expect(describeMark(mark({ outcome: 'rejected', summary: '503' }), when)).toBe('Attempt 1: rejected 503 at 12:00:00')
})

test('the state of a delivery is described in words that stay true as time passes', () => {
  expect(stateText(laneOf({}), 0)).toBe('delivered')
  expect(stateText(laneOf({ state: 'exhausted' }), 0)).toBe('gave up')
  expect(stateText(laneOf({ state: 'in-flight' }), 0)).toBe('in flight')
  expect(stateText(laneOf({ state: 'scheduled', dueAt: 900, marks: [mark({})] }), 0)).toBe('next in 0.9 s')
  expect(stateText(laneOf({ state: 'scheduled', dueAt: 900 }), 0)).toBe('in 0.9 s')
})

test('counts and IDs are short and exact', () => {
  expect([0, 1, 2].map((count) => counted(count, 'attempt'))).toEqual(['0 attempts', '1 attempt', '2 attempts'])
  expect(shortId('a69a1c52-0000-4000-8000-00000000008de1')).toBe('a69a…8de1')
  expect(shortId('short')).toBe('short')
})
