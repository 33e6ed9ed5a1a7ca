import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ERROR_EXAMPLES } from '../../src/cli/explain/error-examples.ts'
import { COMMANDS } from '../../src/cli/options/index.ts'
import { defaultTextOf, type Options } from '../../src/cli/options/option.ts'
import { ERROR_MEANINGS } from '../../src/kit/codes.ts'
import { MISTAKE_MEANINGS } from '../../src/scenario/language/mistake-codes.ts'
import { namesLeft, WORD_RULES, wordsLeft, wordsOut } from '../support/words.ts'

const ROOT = join(import.meta.dirname, '../..')
const LIST = join(ROOT, 'test/support/words-left.json')

/** Compares what is left with what was: files with more, and files whose entry is too high. */
const compare = (left: Readonly<Record<string, number>>, listed: Readonly<Record<string, number>>) => ({
  more: Object.entries(left)
    .filter(([file, count]) => count > (listed[file] ?? 0))
    .map(([file, count]) => `${file}: ${String(count)}, was ${String(listed[file] ?? 0)}`),
  clean: Object.keys(listed).filter((file) => left[file] === undefined),
})

test('no file has more discouraged words than listed, and no clean file is listed', () => {
  const left = wordsLeft(ROOT)
  // ACCEPT_WORDS=1 writes the list anew, after texts were rewritten.
  if (process.env.ACCEPT_WORDS === '1') writeFileSync(LIST, `${JSON.stringify(left, null, 2)}\n`)
  const listed = JSON.parse(readFileSync(LIST, 'utf8')) as Readonly<Record<string, number>>
  expect(compare(left, listed)).toEqual({ more: [], clean: [] })
})

test('no test has a discouraged word in its name', () => {
  expect(namesLeft(ROOT)).toEqual([])
})

test('a file with one more, a new file and a clean file that is still listed are found', () => {
  expect(
    compare({ 'src/a.ts': 3, 'src/new.ts': 1, 'src/b.ts': 2 }, { 'src/a.ts': 2, 'src/b.ts': 4, 'src/c.ts': 1 }),
  ).toEqual({ more: ['src/a.ts: 3, was 2', 'src/new.ts: 1, was 0'], clean: ['src/c.ts'] })
})

test('the help of every command and the text of every error contain none', () => {
  const help = Object.values<Options>(COMMANDS).flatMap((options) =>
    Object.values(options).flatMap((option) => [option.help, defaultTextOf(option) ?? '']),
  )
  const errors = [
    ...Object.values(ERROR_MEANINGS),
    ...Object.values(MISTAKE_MEANINGS),
    ...Object.values(ERROR_EXAMPLES).flatMap(({ message, fix }) => [message, fix]),
  ]
  expect(help.length).toBeGreaterThan(100)
  expect([...help, ...errors].flatMap((text) => wordsOut(text).map((found) => ({ ...found, in: text })))).toEqual([])
})

test.each([
  ['which it breaks, why, and how to mend it', 'mend'],
  ['mock-genesys takes work at http://127.0.0.1:8484', 'takes work'],
  ['there is a value that is none', 'is none'],
  ['a fault of ours', 'of ours'],
  ['whoever finds the URL can send unsigned requests', 'whoever'],
  ['keeps what it answered for', 'answered for'],
  ['acts once on what it was killed over', 'killed over'],
  ['lets go of requests that break off', 'lets go of'],
  ['a key lacks that has to be given', 'lacks'],
  ['the option that tells how each pause came about', 'tells'],
  ['does nothing by a body cut short', 'cut short'],
  ['the newest 100 are kept unless told', 'unless told'],
  ['refuses it: the signature proves nothing', 'proves nothing'],
  ['answers 4xx, no 5xx, and goes on working', 'goes on working'],
  ['re-serialised JSON with white space', 'white space'],
  ['the receiver answers 200 to a forged body', 'answers 200'],
  ['a redelivery is answered late', 'is answered'],
  ['a receiver responds 200 to a redelivery', 'responds 200'],
  ['a closed connection is taken for a response', 'is taken for'],
])('"%s" is found', (sentence, word) => {
  expect(wordsOut(sentence).map(({ text }) => text.toLowerCase())).toContain(word)
})

test.each([
  'rejects form-encoded bodies',
  'a bot offers answers to choose from, and the receiver responds with 200',
  '"10" is not a duration (expected a number with a unit, such as 10s)',
  'no delivery with ID "dlv_7"',
  'the body is no longer kept, and there is no need to send it',
  'Returns the next attempt, or undefined when none is due',
  'calls `callback` whenever a delivery settles; returns a function that stops it',
])('"%s" is fine', (sentence) => {
  expect(wordsOut(sentence)).toEqual([])
})

test('every rule says what to write instead', () => {
  for (const { pattern, instead } of WORD_RULES) expect(instead.length, String(pattern)).toBeGreaterThan(1)
})
