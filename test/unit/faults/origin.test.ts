import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDialects } from '../../../src/dialects/registry.ts'
import type { Message, MessageFault, Parameter } from '../../../src/faults/fault.ts'
import { FAULTS } from '../../../src/faults/registry.ts'

const dialect = createDialects().all.interactions
const context = { dialect, secret: 'aa', sign: (body: Uint8Array) => dialect.sign({ body, secret: 'aa', signedAt: 0 }) }
const messageFaults = FAULTS.filter((fault): fault is MessageFault => fault.plane === 'message')

/** The URL that a fault makes of a target. */
const urlUnder = (
  fault: MessageFault,
  target: string,
  parameters: Readonly<Record<string, string | number>>,
): string => {
  const message: Message = {
    method: 'POST',
    url: target,
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Hub-Signature', 'sha1=00'],
    ],
    body: Buffer.from('{"data":{}}'),
  }
  return fault.apply(message, parameters, context).url
}

const path = messageFaults.find(({ name }) => name === 'path')
const withSuffix = (target: string, suffix: string): string => (path ? urlUnder(path, target, { suffix }) : '')

test.for<[string, string, string]>([
  ['http://127.0.0.1:3000', '/other', 'http://127.0.0.1:3000/other'],
  ['http://127.0.0.1:3000/', '/other', 'http://127.0.0.1:3000//other'],
  ['http://127.0.0.1:3000/hook', '/other', 'http://127.0.0.1:3000/hook/other'],
  ['http://127.0.0.1:3000/hook', '-other', 'http://127.0.0.1:3000/hook-other'],
  ['http://127.0.0.1:3000/hook', '?', 'http://127.0.0.1:3000/hook?'],
  ['http://127.0.0.1:3000/hook?a=1', '?b=2', 'http://127.0.0.1:3000/hook?a=1&b=2'],
  ['http://127.0.0.1:3000/hook?a=1', '/other', 'http://127.0.0.1:3000/hook/other?a=1'],
  ['http://127.0.0.1:3000', '@8.8.8.8/x', 'http://127.0.0.1:3000/@8.8.8.8/x'],
  ['http://127.0.0.1:3000', '99999', 'http://127.0.0.1:3000/99999'],
  ['http://127.0.0.1', ':81/x', 'http://127.0.0.1/:81/x'],
  ['http://127.0.0.1', '.attacker.example/', 'http://127.0.0.1/.attacker.example/'],
  ['http://[::1]:3000', '\\@8.8.8.8', 'http://[::1]:3000/\\@8.8.8.8'],
  ['http://127.0.0.1:3000/hook', '#@8.8.8.8', 'http://127.0.0.1:3000/hook%23@8.8.8.8'],
])('%s with the suffix %s is %s', ([target, suffix, expected]) => {
  expect(withSuffix(target, suffix)).toBe(expected)
})

const NASTY = [
  '@',
  ':',
  '/',
  '//',
  '\\',
  '?',
  '#',
  '.',
  '%',
  '%40',
  '[',
  ']',
  '\t',
  '\n',
  '\r',
  ' ',
  '\u0000',
  '。',
  'é',
  '8.8.8.8',
  '169.254.169.254',
  '81',
  'attacker.example',
  '..',
  '%2e%2e',
]
const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }).map((parts) => parts.join('')),
)
const target = fc
  .tuple(
    fc.constantFrom(
      'http://127.0.0.1',
      'http://127.0.0.1:3000',
      'https://ours.example',
      'http://[::1]:8080',
      'http://receiver',
      'http://localhost:1',
    ),
    fc.constantFrom('', '/', '/hook', '//', '/a/b/', '?a=1', '/hook?a=1', '/hook?'),
  )
  .map((parts) => parts.join(''))

const valueOf = ({ kind, choices = [], least = 0, most = 4 }: Parameter): fc.Arbitrary<string | number> => {
  if (kind === 'choice') return fc.constantFrom(...choices)
  return kind === 'text' ? text : fc.integer({ min: least, max: Math.min(most, least + 3) })
}

test.for(messageFaults.map((fault) => [fault.name, fault] as const))(
  '%s never changes the origin of a target, whatever its parameters',
  ([, fault]) => {
    const parameters = fc.record(
      Object.fromEntries(Object.entries(fault.parameters).map(([name, one]) => [name, valueOf(one)])),
    )
    fc.assert(
      fc.property(target, parameters, (given, values) => {
        let url: string
        try {
          url = urlUnder(fault, given, values)
        } catch {
          // What cannot be applied is sent nowhere.
          return
        }
        const { origin, username, password } = new URL(url)
        expect([origin, username, password]).toEqual([new URL(given).origin, '', ''])
      }),
      { numRuns: 200 },
    )
  },
)

test('a long random suffix leaves the origin as it is', () => {
  fc.assert(
    fc.property(target, text, (given, suffix) => {
      expect(new URL(withSuffix(given, suffix)).origin).toBe(new URL(given).origin)
    }),
    { numRuns: 2000 },
  )
})
