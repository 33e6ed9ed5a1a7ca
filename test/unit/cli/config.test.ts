import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Command } from 'commander'
import { addOptions, resolveOptions } from '../../../src/cli/command-options.ts'
import { loadConfig } from '../../../src/cli/config.ts'
import { test as declared } from '../../../src/cli/options/test.ts'
import { unknownVariables } from '../../../src/cli/config/unknown-variables.ts'
import { MockError } from '../../../src/kit/error.ts'

const CANARY = 'canary-9f8e7d'

/** What is said about a config file; undefined when it is taken. */
const toldOf = async (text: string): Promise<string | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  const file = join(folder, 'config.yaml')
  writeFileSync(file, text)
  try {
    await loadConfig(file)
    return undefined
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    expect(error.code).toBe('CONFIG_INVALID')
    return `${error.message}\n${error.fix}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const subscription = (lines: string): string =>
  `subscriptions:\n  - url: http://127.0.0.1:1/\n    secret: app-secret\n${lines}`

test.each([
  ['a misspelled key', `secert: ${CANARY}`],
  ['a key in kebab case', `control-token: ${CANARY}`],
  ['a key in upper case', `SECRET: ${CANARY}`],
  ['a misspelled harmless key', `prot: ${CANARY}`],
  ['a number in the wrong place', 'secert: 424242'],
  ['a quoted key', `"secert": ${CANARY}`],
  ['a key with a space before the colon', `secert : ${CANARY}`],
  ['flow style', `subscriptions: [{ url: 'http://127.0.0.1:1/', secret: ${CANARY}, bogus: 1 }]`],
  ['flow style in a list', `subscriptions:\n  - { secret: ${CANARY}, bogus: 1 }`],
  ['a flow mapping of headers', `subscriptions:\n  - header: { Authorization: Basic ${CANARY} }`],
  ['headers that are a list', subscription(`    headers: ['Authorization: ${CANARY}']`)],
  ['headers that are an object too deep', subscription(`    headers: { Authorization: { basic: ${CANARY} } }`)],
  ['a header with a line break', subscription(`    headers: { Authorization: "${CANARY}\\r\\nX-More: 1" }`)],
  ['a header whose name is a value', subscription(`    headers: { "Basic ${CANARY}": 1 }`)],
  ['a URL with a password', `subscriptions:\n  - url: http://user:${CANARY}@127.0.0.1:1/\n    secret: x`],
  ['a malformed URL with a password', `subscriptions:\n  - url: http:/user:${CANARY}@h:99999\n    secret: x`],
  ['a value that is no number', subscription(`    retryAttempts: ${CANARY}`)],
  ['an event that is none', subscription(`    events: [${CANARY}]`)],
  ['a duration that is none', subscription(`    retryTimeout: ${CANARY}`)],
  ['a policy that is none', subscription(`    retryPolicy: ${CANARY}`)],
  ['a name that is an object', subscription(`    name: { a: ${CANARY} }`)],
  ['an alias without its anchor', `secret: *${CANARY}`],
  ['an alias in a subscription', subscription(`    name: *${CANARY}`)],
  ['no mapping at all', `- ${CANARY}`],
  ['a text alone', CANARY],
  ['an unclosed quote', `secret: "${CANARY}`],
  ['a tab before a key', `a:\n\tsecret: ${CANARY}`],
  ['a value before a colon', `secret: ${CANARY}: x`],
  ['an unknown tag', `secret: !!${CANARY} x\nbogus: 1`],
  ['a value on a line of its own', `bogus:\n  ${CANARY}`],
  ['a key given twice', `secret: ${CANARY}\nsecret: ${CANARY}`],
])('%s is reported with its line, and without the value', async (_what, text) => {
  const told = await toldOf(text)
  expect(told).toMatch(/config\.yaml:\d+:\d+: /)
  expect(told).not.toMatch(/canary|424242/)
})

test('a value that cannot be a secret is shown', async () => {
  expect(await toldOf('prt: 1')).toContain('1 | prt: 1\n')
})

test('every mistake in a file is reported at once, including invalid values, each with its line', async () => {
  const text = 'prt: 1\nretryTimeout: soon\nsecret: x\nconcurrency: 0\nlevel: high\nreporter: [html, pdf]\n'
  const command = addOptions(new Command('test'), declared)
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  const file = join(folder, 'config.yaml')
  writeFileSync(file, text)
  const message = await resolveOptions(
    command.parse(['--config', file, '--level', 'may'], { from: 'user' }).opts(),
    declared,
  )
    .then(() => '')
    .catch((error: unknown) => String(error))
  rmSync(folder, { recursive: true })
  expect(message).toContain('4 mistakes in ')
  expect([...message.matchAll(/config\.yaml:(\d):1: (\w+|"prt")/g)].map(([, line, key]) => [line, key])).toEqual([
    ['1', '"prt"'],
    ['2', 'retryTimeout'],
    ['4', 'concurrency'],
    ['6', 'reporter'],
  ])
})

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 12 },
    (_, index) =>
      `b${String(index)}: &b${String(index)} [${Array(9)
        .fill(index === 0 ? '*a' : `*b${String(index - 1)}`)
        .join(', ')}]`,
  ),
].join('\n')

test.each([
  ['aliases that stand for ever more', `${bomb}\nsecret: *b11`],
  [
    'aliases in the events of a subscription',
    subscription(`    events: &e [STARTED]\n    name: &n [*e, *e]\n    headers: [${Array(200).fill('*n').join(', ')}]`),
  ],
  ['nesting 10,000 deep in flow style', `secret: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['nesting 10,000 deep that never ends', `secret: ${'{a: '.repeat(10_000)}`],
  ['nesting 10,000 deep in a list', `${'- '.repeat(10_000)}x`],
])('%s is reported as a mistake in the file', async (_what, text) => {
  expect(await toldOf(text)).toMatch(/mistakes? in .*config\.yaml/)
})

test('an environment variable that no command reads is reported with the nearest name', () => {
  expect(
    unknownVariables(['MOCK_GENESYS_STRICTT', 'MOCK_GENESYS_SECRET', 'MOCK_GENESYS_X', 'MOCK_GENESYS_PORT']),
  ).toEqual([
    'warning: unknown environment variable MOCK_GENESYS_STRICTT (did you mean MOCK_GENESYS_STRICT?)',
    'warning: unknown environment variable MOCK_GENESYS_X (mock-genesys ignores it)',
  ])
})
