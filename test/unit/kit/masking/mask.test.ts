import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMask, createSecretFinder } from '../../../../src/kit/masking/mask.ts'
import { spellingsOf } from '../../../../src/kit/spellings.ts'

const units = fc.constantFrom(
  'a',
  'b',
  '7',
  'Z',
  '-',
  ' ',
  '\\',
  '\\',
  '"',
  "'",
  '%',
  '&',
  '<',
  '/',
  '+',
  '=',
  '\n',
  'é',
  '日',
  '😀',
)
const secrets = fc.string({ unit: units, minLength: 4, maxLength: 12 })

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')
const unitsOf = (character: string): number[] =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))

/** Ways in which one character may be written, whatever stands before and after it. */
const WAYS: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => encodeURIComponent(character),
  (character) => encodeURIComponent(encodeURIComponent(character)),
  (character) => [...Buffer.from(character)].map((byte) => `%25${hex(byte, 2).toUpperCase()}`).join(''),
  (character) => JSON.stringify(character).slice(1, -1),
  (character) => JSON.stringify(JSON.stringify(character)).slice(3, -3),
  (character) =>
    unitsOf(character)
      .map((unit) => `\\u${hex(unit, 4)}`)
      .join(''),
  (character) => `\\\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  (character) => `&#x00${(character.codePointAt(0) ?? 0).toString(16)};`,
  (character) => `&amp;#${String(character.codePointAt(0))};`,
  (character) =>
    ({ '&': '&amp;amp;', '<': '&lt;', '"': '&quot;', "'": '&apos;', '/': '&sol;', ' ': '+' })[character] ?? character,
  (character) => (character === '\n' ? '\\n' : `\\${character}`),
]

/** Ways in which the whole may be written. */
const WHOLE: readonly ((secret: string, way: number) => string)[] = [
  (secret, way) =>
    Buffer.from('x'.repeat(way % 3) + secret + 'yz'.repeat(way % 2)).toString(way % 2 === 0 ? 'base64' : 'base64url'),
  (secret) =>
    (
      Buffer.from(secret)
        .toString('base64')
        .match(/.{1,4}/g) ?? []
    ).join('\\r\\n'),
  (secret) => encodeURIComponent(Buffer.from(`?${secret}?`).toString('base64')),
  (secret) => Buffer.from(secret).toString('hex').replace(/../g, '$&: '),
  (secret) => [...Buffer.from(secret)].join(' , '),
  (secret) => secret.replaceAll("'", "'\\''"),
]

const spelled = (secret: string, way: (index: number) => number): string =>
  [...secret].map((character, index) => WAYS[way(index) % WAYS.length]?.(character) ?? '').join('')

/** What the patterns find, place by place. */
const foundByPatterns = (secret: string, text: string): (readonly [number, number])[] =>
  spellingsOf(secret).flatMap((pattern) =>
    Array.from({ length: text.length }, (_, at) => {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      return match ? ([match.index, match.index + match[0].length] as const) : ([0, 0] as const)
    }),
  )

test('finds what the pattern of a single secret finds', () => {
  fc.assert(
    fc.property(
      secrets,
      secrets,
      secrets,
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      fc.constantFrom('', 'a', '\\', '%', '"', '&', 'YQ'),
      (secret, other, third, ways, whole, next) => {
        const [first = 0] = ways
        const text =
          next +
          (whole
            ? (WHOLE[first % WHOLE.length]?.(secret, first) ?? '')
            : spelled(secret, (index) => ways[index % ways.length] ?? 0)) +
          next
        const found = createSecretFinder([other, secret, third])(text)
        for (const [start, end] of foundByPatterns(secret, text)) {
          if (end > start)
            expect(
              found.some(([from, to]) => from <= start && end <= to),
              `${secret} in ${text} from ${String(start)} to ${String(end)}, found ${JSON.stringify(found)}`,
            ).toBe(true)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('finds every spelling of a secret among a thousand others, and nothing around it', () => {
  const all = Array.from(
    { length: 1000 },
    (_, index) => `sid=${hex(index * 7919, 8)}${Buffer.from(String(index)).toString('base64url')}`,
  )
  const mask = createMask(all)
  for (const secret of [all[0], all[499], all[999]].flatMap((one) => one ?? [])) {
    for (const write of WHOLE)
      expect(mask(`before ${write(secret, 0)} after`)).toMatch(
        /^before \w{0,2}\*\*\*(?:\w|%[0-9A-F]{2}|[:= /+-])* after$/,
      )
    for (const way of WAYS.slice(0, -1).keys())
      expect(mask(`before ${spelled(secret, () => way)} after`)).toBe('before *** after')
  }
  expect(mask('sid=0000000')).toBe('sid=0000000')
})

test('masks all of a long secret, and nothing around it', () => {
  const long = Array.from({ length: 3001 }, (_, index) => String.fromCharCode(97 + ((index * index) % 23))).join('')
  expect(createMask([long])(`before ${long} after`)).toBe('before *** after')
  expect(createMask([long])(`before ${Buffer.from(long).toString('hex')} after`)).toBe('before *** after')
})

test('takes time linear in the length of the text, whatever the text and the number of secrets', () => {
  const spent = (work: () => void): number => {
    const before = process.cpuUsage()
    work()
    return process.cpuUsage(before).user
  }
  const few = createMask(['\\"'.repeat(20), ' '.repeat(20), 'a'.repeat(64), '\\a'.repeat(20), '&&&&&&', '%25%25%25%25'])
  const many = createMask(Array.from({ length: 1000 }, (_, index) => `${'a'.repeat(60)}${String(index)}`))
  for (const piece of ['\\', '"\\\\\\\\', 'a', 'YWFh', '61 ', '97, ', '%25', '%2525', '&amp;', '\\\\u0061']) {
    for (const mask of [few, many]) {
      // The processor's time, and the least of several: what else the machine does is not counted.
      const least = (length: number): number => Math.min(...[1, 2].map(() => spent(() => mask(piece.repeat(length)))))
      const [short, long] = [least(1000), least(8000)]
      expect(long, `${piece} takes ${String(long)} µs, and an eighth of it ${String(short)} µs`).toBeLessThan(
        short * 40 + 100_000,
      )
    }
  }
})
