import { expect, test } from 'vitest'
import { describeMs } from '../../../src/kit/span-words.ts'

test.each([
  [0.4, '0 ms'],
  [250, '250 ms'],
  [1500, '1.5 s'],
  [10_000, '10 s'],
  [90_000, '1 min 30 s'],
  [120_000, '2 min'],
  [5_400_000, '1 h 30 min'],
])('%d milliseconds are written as %j', (ms, text) => {
  expect(describeMs(ms)).toBe(text)
})
