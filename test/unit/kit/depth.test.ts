import { expect, test } from 'vitest'
import { isShallow, isShallowJson, MAX_DEPTH } from '../../../src/kit/depth.ts'

const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels)

test.each(Array.from({ length: 9 }, (_, index) => MAX_DEPTH - 4 + index))(
  'a text with %i levels is judged like its parsed value',
  (levels) => {
    for (const text of [nested(levels, '[', ']'), nested(levels - 1, '{"":', '}').replace(':}', ':{}}')]) {
      const value = JSON.parse(text) as unknown
      expect([text.length, isShallowJson(text, value)]).toEqual([text.length, isShallow(value)])
    }
    expect(isShallow(JSON.parse(nested(levels, '[', ']')))).toBe(levels <= MAX_DEPTH + 1)
  },
)
