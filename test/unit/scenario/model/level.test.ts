import { expect, test } from 'vitest'
import { byGravity, counts, gravestOf, LEVELS, lowerOf, THRESHOLDS } from '../../../../src/scenario/model/level.ts'

test('a broken promise counts from its level on, and under every laxer threshold', () => {
  expect(THRESHOLDS.map((threshold) => LEVELS.filter((level) => counts(level, threshold)))).toEqual([
    ['MUST'],
    ['MUST', 'SHOULD'],
    ['MUST', 'SHOULD', 'MAY'],
  ])
})

test('MUST is the gravest, and MAY the least', () => {
  expect([...LEVELS].reverse().sort(byGravity)).toEqual(LEVELS)
  expect(gravestOf(['MAY', 'MUST', 'SHOULD'])).toBe('MUST')
  expect(gravestOf([])).toBeUndefined()
  expect(lowerOf('MUST', 'MAY')).toBe('MAY')
  expect(lowerOf('SHOULD', 'MUST')).toBe('SHOULD')
})
