import { expect, test } from 'vitest'
import { oneBurst, parseFailureLimit, parseRamp, parseRate, planArrivals } from '../../../src/load/arrivals.ts'

const times = (arrivals: { total: number; dueAt: (index: number) => number }): number[] =>
  Array.from({ length: arrivals.total }, (_, index) => Math.round(arrivals.dueAt(index)))

test('a rate spreads arrivals evenly over the duration', () => {
  expect(times(planArrivals({ from: 4, to: 4, durationMs: 2000, burst: 1 }))).toEqual([
    0, 250, 500, 750, 1000, 1250, 1500, 1750,
  ])
})

test('a burst keeps the rate and groups arrivals', () => {
  expect(times(planArrivals({ from: 4, to: 4, durationMs: 2000, burst: 4 }))).toEqual([
    0, 0, 0, 0, 1000, 1000, 1000, 1000,
  ])
  expect(times(oneBurst(3))).toEqual([0, 0, 0])
})

test('a ramp sends few at its low end and many at its high end, and the mean in total', () => {
  const up = planArrivals({ from: 10, to: 500, durationMs: 10_000, burst: 1 })
  expect(up.total).toBe(2550)
  const within = (from: number, to: number): number => times(up).filter((at) => at >= from && at < to).length
  // Areas under the line from 10/s to 500/s: 34.5 in the first second, 475.5 in the last.
  expect(within(0, 1000)).toBeCloseTo(34.5, -0.5)
  expect(within(9000, 10_000)).toBeCloseTo(475.5, -0.5)
  const down = planArrivals({ from: 100, to: 1, durationMs: 2000, burst: 1 })
  expect(down.total).toBe(101)
  expect(times(down).every((at, index, all) => index === 0 || at >= (all[index - 1] ?? 0))).toBe(true)
  expect(times(down).at(-1)).toBeLessThanOrEqual(2000)
})

test('parses rates, ramps and limits', () => {
  expect([parseRate('200/s'), parseRate('30/m'), parseRate('0.5/s'), parseRate('7200/h')]).toEqual([200, 0.5, 0.5, 2])
  expect(parseRamp('10/s..500/s')).toEqual({ from: 10, to: 500 })
  expect([parseFailureLimit('10'), parseFailureLimit('1%')]).toEqual([{ count: 10 }, { ratio: 0.01 }])
})

test.each([
  [() => parseRate('200'), 'write 200/s or 200/m'],
  [() => parseRate('0/s'), 'write 200/s, 30/m or 500/h; above 0, and at most 100000/s'],
  [() => parseRamp('10/s'), 'write 10/s..500/s'],
  [() => parseFailureLimit('150%'), 'write a number such as 10, or a percentage such as 1%'],
])('rejects an invalid value', (read, fix) => {
  expect(read).toThrowError(expect.objectContaining({ fix }) as Error)
})
