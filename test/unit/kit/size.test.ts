import { expect, test } from 'vitest'
import { parseSize, writeSize } from '../../../src/kit/size.ts'

test.each([
  ['64mb', 67_108_864],
  ['64 MB', 67_108_864],
  ['1.5kb', 1536],
  ['2gb', 2_147_483_648],
  ['0mb', 0],
])('parses %s as %i bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes)
})

test.each(['', '64', 'mb', '-1mb', '64mib', '1e3mb', '2000gb', 'NaNmb', '64mb '.repeat(2)])(
  'rejects %j with what was given and how to write it',
  (text) => {
    expect(() => parseSize(text)).toThrow(
      expect.objectContaining({
        code: 'SIZE_INVALID',
        message: expect.stringContaining(`"${text}"`) as string,
        fix: expect.stringMatching(/gb|smaller/) as string,
      }),
    )
  },
)

test.each(['64mb', '1536kb', '2gb', '1023gb', '0.5kb'])('writes %s as it is parsed', (text) => {
  expect(writeSize(parseSize(text))).toBe(text)
})
