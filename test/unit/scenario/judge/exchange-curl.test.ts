import { expect, test } from 'vitest'
import { curlOf } from '../../../../src/scenario/judge/exchange-curl.ts'

test('how the bytes travelled is told where curl cannot send them so', () => {
  const exchange = { method: 'POST', url: 'http://x/', headers: [], body: { text: 'a' } }
  expect(curlOf({ ...exchange, faults: ['unsigned', 'chunked'] })).toBe(
    `${curlOf(exchange)} # without the fault chunked, which curl cannot reproduce`,
  )
  expect(curlOf({ ...exchange, faults: ['unsigned'] })).toBe(curlOf(exchange))
})
