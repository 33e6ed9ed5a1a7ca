import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDialects, DIALECT_NAMES } from '../../src/dialects/registry.ts'

const SRC = join(import.meta.dirname, '../../src')

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))

/** Files in which a pattern stands. */
const filesWith = (pattern: RegExp): readonly string[] =>
  sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : []))

/** Text that only the files of src/dialects/ may contain: headers that only one dialect sends, in any letters. */
const DIALECT_HEADERS = ((): readonly string[] => {
  const context = { body: Buffer.from('{}'), secret: '', emptyKey: true, signedAt: 0 }
  const sent = Object.values(createDialects().all).map((dialect) =>
    dialect
      .headers({ ...context, subscriptionId: 'S', traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) })
      .map(([name]) => name.toLowerCase()),
  )
  return [...new Set(sent.flat())].filter((name) => sent.filter((names) => names.includes(name)).length === 1)
})()

const leaksIn = (file: string, text: string): string[] => {
  if (file.startsWith('dialects/')) return []
  const headers = DIALECT_HEADERS.filter((name) => text.toLowerCase().includes(name))
  const name = DIALECT_NAMES.find((one) =>
    new RegExp(`[!=]==? ?'${one}'|case '${one}'|'${one}' [!=]==?|\\w\\['${one}'\\]`).test(text),
  )
  return [
    ...headers.map((header) => `${file} spells the header ${header} of a dialect: read it from DIALECTS`),
    ...(name === undefined ? [] : [`${file} compares a dialect with "${name}": ask the dialect what it wants to know`]),
  ]
}

test('only src/dialects/ contains the headers of a dialect or compares its name', () => {
  expect(DIALECT_HEADERS).toEqual(expect.arrayContaining(['x-hub-signature', 'x-b3-traceid', 'x-dixa-signature']))
  expect(sources.flatMap(({ file, text }) => leaksIn(file, text))).toEqual([])
})

test('a leaked dialect detail is reported', () => {
  expect(leaksIn('receiver/x.ts', "headers.get('X-Hub-Signature')")).toHaveLength(1)
  expect(leaksIn('receiver/x.ts', "if (dialect.name === 'conversations') {}")).toHaveLength(1)
  expect(leaksIn('dashboard/x.tsx', "policies['interactions']")).toHaveLength(1)
  expect(leaksIn('dialects/x.ts', "'X-Hub-Signature'")).toEqual([])
})

test.each([
  ['what a stack trace looks like', /#0 \\\/|File \"\.\+\", line/, 'scenario/judge/stack-trace.ts'],
  ['the form of a secret', /\(\[0-9a-f\]\{2\}\)|\(\?:\[0-9a-f\]\{2\}\)/i, 'kit/hex.ts'],
  [
    'whether a value is an object',
    /typeof ([\w.]+) (?:===|!==) 'object' (?:&&|\|\|) \1 (?:===|!==) null (?:&&|\|\|) !?Array\.isArray\(\1\)/,
    'kit/json-object.ts',
  ],
  ['the command for curl that sends a request again', /--data-binary/, 'kit/curl.ts'],
  ['how long something took, in words', /\.round\(ms \/ \d+\)/, 'kit/span-words.ts'],
  ['what an attempt waited for when it timed out', /the rest of the response/, 'kit/outcome-words.ts'],
  ['the folder of the package', /join\(\w+, 'package\.json'\)/, 'kit/package-root.ts'],
  ['which attempts a fault fires on', /\[1-9\]\\d\S*\(?-/, 'kit/attempts.ts'],
])('%s is computed in one file', (_, pattern, file) => {
  expect(filesWith(pattern)).toEqual([file])
})
