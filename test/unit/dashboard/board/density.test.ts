import fc from 'fast-check'
import { expect, test } from 'vitest'
import { densityOf, nearestTo } from '../../../../src/dashboard/board/density.ts'
import type { Lane, Mark } from '../../../../src/timeline/lanes.ts'
import { laneOf } from '../../../support/lane.ts'

const mark = (number: number, startedAt: number, outcome: Mark['outcome'] = 'accepted'): Mark => ({
  ...{ number, startedAt, outcome, endedAt: startedAt, summary: '', faults: [] },
})
const lane = (id: string, publishedAt: number, ...marks: Mark[]): Lane => laneOf({ id, publishedAt, marks })

test('attempts are counted in equal intervals, from the first publication to the last attempt', () => {
  const lanes = [lane('a', 100, mark(1, 100, 'rejected'), mark(2, 150)), lane('b', 180, mark(1, 199), mark(2, 300))]
  expect(densityOf(lanes, 2)).toEqual({
    from: 100,
    to: 300,
    buckets: [
      { from: 100, attempts: 3, failed: 1 },
      { from: 200, attempts: 1, failed: 0 },
    ],
    most: 3,
  })
})

test('an attempt in flight has not failed', () => {
  const [bucket] = densityOf([lane('a', 0, mark(1, 0, undefined))], 1).buckets
  expect(bucket).toEqual({ from: 0, attempts: 1, failed: 0 })
})

test('an empty timeline and a single instant have a density', () => {
  expect(densityOf([], 240)).toEqual({ from: 0, to: 0, buckets: [], most: 0 })
  const { buckets, most } = densityOf([lane('a', 7, mark(1, 7), mark(2, 7))], 240)
  expect([buckets.length, most]).toEqual([240, 2])
})

test('each attempt is counted once', () => {
  const times = fc.array(fc.tuple(fc.nat(1e6), fc.array(fc.nat(1e6), { maxLength: 5 })), { minLength: 1 })
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 300 }), (all, count) => {
      const lanes = all.map(([at, pauses], index) => {
        let last = at
        const marks = pauses.map((ms, number) => mark(number + 1, (last += ms), number % 2 ? 'accepted' : 'rejected'))
        return lane(String(index), at, ...marks)
      })
      const { buckets, most } = densityOf(lanes, count)
      const marks = lanes.flatMap((one) => one.marks)
      const sum = (of: 'attempts' | 'failed') => buckets.reduce((total, bucket) => total + bucket[of], 0)
      expect(buckets).toHaveLength(count)
      expect(sum('attempts')).toBe(marks.length)
      expect(sum('failed')).toBe(marks.filter(({ outcome }) => outcome === 'rejected').length)
      expect(most).toBe(Math.max(...buckets.map(({ attempts }) => attempts)))
    }),
  )
})

test('the attempt nearest to an instant is found, or the publication if there is no attempt', () => {
  const lanes = [lane('a', 0, mark(1, 10), mark(2, 50)), lane('b', 90)]
  expect([0, 29, 31, 69, 71].map((at) => nearestTo(lanes, at))).toEqual([
    { id: 'a', attempt: 1 },
    { id: 'a', attempt: 1 },
    { id: 'a', attempt: 2 },
    { id: 'a', attempt: 2 },
    { id: 'b', attempt: undefined },
  ])
  expect(nearestTo([], 0)).toBeUndefined()
})
