import { expect, test } from 'vitest'
import { choiceAfter } from '../../../../src/dashboard/board/choosing.ts'
import { fitAll, following, spanFor } from '../../../../src/dashboard/board/framing.ts'
import type { Lane } from '../../../../src/timeline/lanes.ts'

const lane = (id: string, attempts: number, more: Partial<Lane> = {}): Lane => ({
  id,
  seq: 1,
  publishedAt: 1000,
  event: 'STARTED',
  interactionId: 'i',
  subscriptionId: 's',
  state: 'delivered',
  dueAt: undefined,
  why: '',
  version: 0,
  faults: [],
  marks: Array.from({ length: attempts }, (_, i) => ({
    number: i + 1,
    startedAt: 1000 + i * 5000,
    endedAt: 1000 + i * 5000,
    outcome: 'rejected' as const,
    summary: '503',
    faults: [],
  })),
  ...more,
})

/** As they stand on the board, from top to bottom. */
const lanes = [lane('new', 2), lane('mid', 3), lane('old', 1)]

test('down leads from the newest delivery to the older ones, and stops at the last', () => {
  const first = choiceAfter('ArrowDown', lanes, undefined, 10)
  expect(first).toEqual({ id: 'new', attempt: undefined })
  expect(choiceAfter('ArrowDown', lanes, first, 10)).toEqual({ id: 'mid', attempt: undefined })
  expect(choiceAfter('ArrowDown', lanes, { id: 'old', attempt: undefined }, 10)).toEqual({
    id: 'old',
    attempt: undefined,
  })
  expect(choiceAfter('End', lanes, first, 10)?.id).toBe('old')
  expect(choiceAfter('Home', lanes, { id: 'old', attempt: undefined }, 10)?.id).toBe('new')
  expect(choiceAfter('PageDown', lanes, first, 2)?.id).toBe('old')
})

test('right and left lead along the attempts and back to the delivery', () => {
  expect(choiceAfter('ArrowRight', lanes, { id: 'mid', attempt: undefined }, 10)).toEqual({ id: 'mid', attempt: 1 })
  expect(choiceAfter('ArrowRight', lanes, { id: 'mid', attempt: 3 }, 10)).toEqual({ id: 'mid', attempt: 3 })
  expect(choiceAfter('ArrowLeft', lanes, { id: 'mid', attempt: 2 }, 10)).toEqual({ id: 'mid', attempt: 1 })
  expect(choiceAfter('ArrowLeft', lanes, { id: 'mid', attempt: 1 }, 10)).toEqual({ id: 'mid', attempt: undefined })
})

test('moving to another delivery keeps the attempt number if it exists', () => {
  expect(choiceAfter('ArrowDown', lanes, { id: 'new', attempt: 2 }, 10)).toEqual({ id: 'mid', attempt: 2 })
  expect(choiceAfter('ArrowDown', lanes, { id: 'mid', attempt: 3 }, 10)).toEqual({ id: 'old', attempt: 1 })
})

test('other keys and an empty list do nothing', () => {
  expect(choiceAfter('x', lanes, undefined, 10)).toBeUndefined()
  expect(choiceAfter('ArrowDown', [], undefined, 10)).toBeUndefined()
})

test('a following view fits the newest delivery, from its publication to its next attempt', () => {
  expect(spanFor({ publishedAt: 1000, dueAt: undefined }, 1000, 40_000)).toBe(40_000)
  expect(spanFor({ publishedAt: 1000, dueAt: 3000 }, 1000, 40_000)).toBe(16_000)
  expect(spanFor({ publishedAt: 1000, dueAt: undefined }, 1000, 16_000)).toBe(16_000)
  for (const given of [
    { publishedAt: 0, dueAt: 2_400_000 },
    { publishedAt: 0, dueAt: 600_001 },
  ]) {
    const { from, spanMs } = following(600_000, spanFor(given, 600_000, 40_000))
    expect(from).toBeLessThan(given.publishedAt)
    expect(from + spanMs).toBeGreaterThan(given.dueAt)
  }
})

test('a following view rests on the last event while nothing is in progress', () => {
  const { from, spanMs } = following(3_600_000, 20_000, 100_000)
  expect(from).toBeLessThan(100_000 - spanMs / 2)
  expect(from + spanMs).toBeGreaterThan(100_000)
  // Just after, it still goes on with the present.
  expect(following(101_000, 20_000, 100_000)).toEqual(following(101_000, 20_000))
})

test('fitting shows every attempt and what is due', () => {
  const { from, spanMs } = fitAll([lane('a', 3), lane('b', 1, { state: 'scheduled', dueAt: 60_000 })], 20_000)
  expect(from).toBeLessThan(1000)
  expect(from + spanMs).toBeGreaterThan(60_000)
})
