import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlOf } from '../../../../src/scenario/judge/curl.ts'

/** What the command would send, when curl is a script that prints its input. */
const sent = (body: { text: string } | { base64: string }): Buffer => {
  const command = curlOf({
    method: 'POST',
    url: 'http://127.0.0.1:1/',
    headers: [['Content-Type', 'application/json']],
    body,
  })
  return execFileSync('sh', ['-c', `curl() { cat; }; ${command}`])
}

test.for([
  '{"a":1}',
  `it's "quoted" $HOME \`id\` \\ and \\n`,
  'two\nlines\r\nand\ttabs',
  'été 🎉 مرحبا',
  '%s %d %% \\0101',
  'a\u0000b\u0007c\u007f',
  '\\',
  "'",
])('the shell is given %j to the byte', (text) => {
  expect(sent({ text }).toString('utf8')).toBe(text)
  expect(curlOf({ method: 'POST', url: 'http://x/', headers: [], body: { text } })).not.toMatch(/[\n\r\t]/)
})

test('bytes that are no text are given in base64', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 0x80, 0x0a])
  expect(sent({ base64: bytes.toString('base64') })).toEqual(bytes)
})

test('an empty header value is kept, and what curl would add is taken away', () => {
  expect(
    curlOf({
      method: 'PUT',
      url: 'http://x/',
      headers: [
        ['X-Hub-Signature', ''],
        ['Content-Length', '5'],
      ],
      body: { text: 'a' },
    }),
  ).toBe(
    `printf '%s' a | curl -sS -i -X PUT http://x/ -H 'X-Hub-Signature;' -H Content-Type: -H User-Agent: -H Accept: --data-binary @-`,
  )
})

test('how the bytes travelled is told where curl cannot send them so', () => {
  const exchange = { method: 'POST', url: 'http://x/', headers: [], body: { text: 'a' } }
  expect(curlOf({ ...exchange, faults: ['unsigned', 'chunked'] })).toBe(
    `${curlOf(exchange)} # without the fault chunked, which curl does not know`,
  )
  expect(curlOf({ ...exchange, faults: ['unsigned'] })).toBe(curlOf(exchange))
})
