import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ERROR_EXAMPLES } from '../../src/cli/explain/error-examples.ts'
import { COMMANDS } from '../../src/cli/options/index.ts'
import { defaultTextOf, type Options } from '../../src/cli/options/option.ts'
import { ERROR_MEANINGS } from '../../src/kit/codes.ts'
import { MISTAKE_MEANINGS } from '../../src/scenario/language/mistake-codes.ts'
import { namesLeft, WORD_RULES, wordsLeft, wordsOut } from '../support/words.ts'

const ROOT = join(import.meta.dirname, '../..')

test('no text of the program, its documentation and its scenarios has a discouraged word', () => {
  expect(wordsLeft(ROOT)).toEqual([])
})

test('no test has a discouraged word in its name', () => {
  expect(namesLeft(ROOT)).toEqual([])
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
  ['The server takes calls at once.', 'takes calls'],
  ['there is a value that is none', 'is none'],
  ['a fault of ours', 'of ours'],
  ['the journal is read anew', 'anew'],
  ['whoever finds the URL can send unsigned requests', 'whoever'],
  ['what was published out of sight is counted', 'out of sight'],
  ['a stretch of time with a count-down', 'stretch of time'],
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
  ['the header names and values in turn', 'values in turn'],
  ['moving on by 5 s would pass the last instant', 'moving on by'],
  ['the request came to nothing (ECONNRESET)', 'came to nothing'],
  ['404 is final: the dialect does not try it again', 'try it again'],
  ['Retry-After asks for 2 h, and 1 h is the most', 'is the most'],
  ['give milliseconds, 0 or more and 366 days at most', 'days at most'],
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
