import { expect, test } from 'vitest'
import { compareAttempts, type Compared } from '../../../../src/dashboard/detail/compare.ts'
import { diffLines } from '../../../../src/dashboard/detail/text-diff.ts'

const response = { status: 503, reason: 'Service Unavailable', headers: [['retry-after', '5']], body: 'busy' }
const sent: Compared = {
  method: 'POST',
  url: 'http://r/',
  body: '{"a":1,"b":"ä"}',
  isDeliverysBody: false,
  headers: [
    ['X-B3-SpanId', '1'],
    ['A', 'b'],
  ],
  response,
}
const told = (before: Compared, now: Compared) =>
  compareAttempts(before, now).map(({ part, same, verdict }) => `${same ? '=' : '≠'} ${part}: ${verdict}`)
const bodyOf = (before: string, now: string) =>
  compareAttempts({ ...sent, body: before }, { ...sent, body: now }).find(({ part }) => part === 'Request body')

test('two equal attempts are equal part by part', () => {
  expect(told(sent, sent)).toEqual([
    '= Request line: identical',
    '= Request headers: all 2 identical',
    '= Request body: byte for byte identical, 16 bytes',
    '= Response: identical',
    '= Response headers: all 1 identical',
    '= Response body: byte for byte identical, 4 bytes',
  ])
})

test('different headers are shown with both values, whatever the case of their names', () => {
  const parts = compareAttempts(sent, {
    ...sent,
    url: 'http://r/x',
    headers: [
      ['x-b3-spanid', '2'],
      ['A', 'b'],
      ['C', 'd'],
    ],
  })
  expect(parts[0]).toMatchObject({ same: false, rows: [{ before: 'POST http://r/', now: 'POST http://r/x' }] })
  expect(parts[1]).toMatchObject({
    same: false,
    verdict: '2 differ, 1 identical',
    rows: [
      { name: 'x-b3-spanid', before: '1', now: '2' },
      { name: 'c', before: 'not sent', now: 'd' },
    ],
  })
})

test('a different body is shown with the first byte and the lines that differ', () => {
  expect(bodyOf('{"a":"ä","b":1}', '{"a":"ä","b":2}')).toMatchObject({
    same: false,
    verdict: 'differs from byte 15 on; 16 bytes before, 16 now',
    lines: [
      { kind: 'same', text: '{' },
      { kind: 'same', text: '  "a": "ä",' },
      { kind: 'before', text: '  "b": 1' },
      { kind: 'now', text: '  "b": 2' },
      { kind: 'same', text: '}' },
    ],
  })
})

test('different bytes with the same JSON are reported as such', () => {
  expect(bodyOf('{"a":1}', '{ "a":1}')).toMatchObject({
    same: false,
    verdict: 'differs from byte 2 on; 7 bytes before, 8 now; the JSON says the same',
    rows: [{ before: '"\\"a\\":1}"', now: '" \\"a\\":1}"' }],
    lines: [],
  })
})

test('a surrogate pair is never split', () => {
  expect(bodyOf('😀', '😁')?.verdict).toBe('differs from byte 1 on; 4 bytes before, 4 now')
})

test('binary bodies are called identical only if that is certain', () => {
  expect(bodyOf('\uFFFD', '\uFFFD')).toMatchObject({
    same: true,
    verdict: 'the same as text; bytes that are not UTF-8 cannot be compared here',
  })
  const own = { ...sent, body: '\uFFFD', isDeliverysBody: true }
  expect(compareAttempts(own, own)[2]).toMatchObject({ verdict: 'byte for byte identical, 3 bytes' })
})

test('a missing response is compared as well', () => {
  expect(told(sent, { ...sent, response: undefined }).slice(3)).toEqual(['≠ Response: differs'])
})

test('long runs of equal lines are shown as a count', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `line ${String(i)}`)
  expect(diffLines(lines.join('\n'), lines.toSpliced(15, 1, 'other').join('\n'))).toEqual([
    { kind: 'skipped', count: 13 },
    { kind: 'same', text: 'line 13' },
    { kind: 'same', text: 'line 14' },
    { kind: 'before', text: 'line 15' },
    { kind: 'now', text: 'other' },
    { kind: 'same', text: 'line 16' },
    { kind: 'same', text: 'line 17' },
    { kind: 'skipped', count: 12 },
  ])
})

test('moved lines are shown with the smallest difference', () => {
  expect(diffLines('a\nb\nc\nd', 'b\nc\nx\nd').filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'before', text: 'a' },
    { kind: 'now', text: 'x' },
  ])
})
