import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlCommand, quotedWithout } from '../../../src/kit/curl.ts'

/** What the command would send, when curl is a script that prints its input. */
const sent = (body: { text: string } | { base64: string }): Buffer => {
  const command = curlCommand({
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
])('the shell gets %j byte for byte', (text) => {
  expect(sent({ text }).toString('utf8')).toBe(text)
  expect(curlCommand({ method: 'POST', url: 'http://x/', headers: [], body: { text } })).not.toMatch(/[\n\r\t]/)
})

test('binary bodies are passed in base64', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 0x80, 0x0a])
  expect(sent({ base64: bytes.toString('base64') })).toEqual(bytes)
})

test('an empty header value is kept, and headers that curl would add are removed', () => {
  expect(
    curlCommand({
      method: 'PUT',
      url: 'http://x/',
      headers: [
        ['X-Hub-Signature', ''],
        ['Content-Length', '5'],
      ],
      body: { text: 'a' },
    }),
  ).toBe(
    `printf '%s' a | curl -sS -i -X PUT http://x/ -H 'X-Hub-Signature;' -H Content-Type: -H User-Agent: ` +
      '-H Accept: --data-binary @-',
  )
})

test('a HEAD request has no body to send', () => {
  expect(curlCommand({ method: 'HEAD', url: 'http://x/', headers: [['Accept', '*/*']], body: { text: '' } })).toBe(
    "curl -sS -i -I http://x/ -H 'Accept: */*' -H Content-Type: -H User-Agent:",
  )
})

test('a method is a single shell word, whatever it contains', () => {
  expect(curlCommand({ method: 'A;B', url: 'http://x/', headers: [], body: { text: '' } })).toContain("-X 'A;B'")
})

test.for([
  'app-secret',
  'app-secret-2',
  'x=app-secret-2&y=app-secret',
  "it's app-secret",
  'app-secretapp-secret',
  'no secret',
])('the shell puts the secrets back into %j, which is quoted without them', (text) => {
  const word = quotedWithout(text, [
    { variable: 'FIRST', value: 'app-secret' },
    { variable: 'SECOND', value: 'app-secret-2' },
  ])
  expect(word).not.toContain('app-secret')
  const env = { ...process.env, FIRST: 'app-secret', SECOND: 'app-secret-2' }
  expect(execFileSync('sh', ['-c', `printf '%s' ${word}`], { env, encoding: 'utf8' })).toBe(text)
})
