import { expect, test } from 'vitest'
import { byLevel, counts, highestLevel, LEVELS, lowerLevel, THRESHOLDS } from '../../../../src/scenario/model/level.ts'

test('a broken promise counts from its level on, and under every laxer threshold', () => {
  expect(THRESHOLDS.map((threshold) => LEVELS.filter((level) => counts(level, threshold)))).toEqual([
    ['MUST'],
    ['MUST', 'SHOULD'],
    ['MUST', 'SHOULD', 'MAY'],
  ])
})

test('MUST is the highest level, and MAY the lowest', () => {
  expect([...LEVELS].reverse().sort(byLevel)).toEqual(LEVELS)
  expect(highestLevel(['MAY', 'MUST', 'SHOULD'])).toBe('MUST')
  expect(highestLevel([])).toBeUndefined()
  expect(lowerLevel('MUST', 'MAY')).toBe('MAY')
  expect(lowerLevel('SHOULD', 'MUST')).toBe('SHOULD')
})
