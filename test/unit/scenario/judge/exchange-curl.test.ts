import { expect, test } from 'vitest'
import { curlOf } from '../../../../src/scenario/judge/exchange-curl.ts'

test('the command says how the bytes were sent if curl cannot send them that way', () => {
  const exchange = { method: 'POST', url: 'http://x/', headers: [], body: { text: 'a' } }
  expect(curlOf({ ...exchange, faults: ['unsigned', 'chunked'] })).toBe(
    `${curlOf(exchange)} # without the fault chunked, which curl cannot reproduce`,
  )
  expect(curlOf({ ...exchange, faults: ['unsigned'] })).toBe(curlOf(exchange))
})
