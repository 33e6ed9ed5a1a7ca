import { expect, test } from 'vitest'
import { isoSeconds } from '../../../src/clock/stamp.ts'

test('an instant is formatted correctly, whatever was formatted before', () => {
  const first = Date.parse('2023-08-01T09:30:15.000Z')
  const texts = [first, first + 999, first + 1000, first, -1, 0].map(isoSeconds)
  expect(texts).toEqual([
    '2023-08-01T09:30:15Z',
    '2023-08-01T09:30:15Z',
    '2023-08-01T09:30:16Z',
    '2023-08-01T09:30:15Z',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
  ])
  expect(() => isoSeconds(Number.NaN)).toThrow(RangeError)
})
