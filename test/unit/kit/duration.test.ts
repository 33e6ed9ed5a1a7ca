import { expect, test } from 'vitest'
import { checkDuration } from '../../../src/kit/duration.ts'

test.each([
  ['a text', '60s', '"60s" is not a number of milliseconds'],
  ['no number', Number.NaN, 'NaN is not a number of milliseconds'],
  ['a negative number', -5, '-5 ms is less than 0'],
  ['more than 366 days', 366 * 86_400_000 + 1, '31622400001 ms is longer than 366 days'],
])('refuses %s as milliseconds, and says what to give', (_what, value, message) => {
  const check = (): unknown => Reflect.apply(checkDuration, undefined, [value])
  expect(check).toThrow(expect.objectContaining({ code: 'DURATION_INVALID', message }))
})
