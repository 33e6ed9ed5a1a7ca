import { expect, test } from 'vitest'
import { ATTEMPTS_PATTERN, parseAttempts } from '../../../src/kit/attempts.ts'

test.each([
  ['1', { from: 1, to: 1 }],
  ['1-2', { from: 1, to: 2 }],
  ['3-', { from: 3, to: Infinity }],
  ['12-12', { from: 12, to: 12 }],
  ['2-1', undefined],
  ['0', undefined],
  ['-2', undefined],
  ['1-2-3', undefined],
  ['1 - 2', undefined],
  ['', undefined],
])('the attempts %j are parsed as %j', (text, range) => {
  expect(parseAttempts(text)).toEqual(range)
})

test('what an input field accepts can be parsed, unless it ends before it starts', () => {
  const field = new RegExp(`^(?:${ATTEMPTS_PATTERN})$`, 'v')
  for (const text of ['1', '1-2', '3-', '10-20'])
    expect([field.test(text), parseAttempts(text)]).not.toContain(undefined)
  for (const text of ['0', '01', '1,2', 'x']) expect([text, field.test(text)]).toEqual([text, false])
})
