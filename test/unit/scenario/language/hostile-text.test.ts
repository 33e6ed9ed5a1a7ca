import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeMistake } from '../../../../src/scenario/language/describe-mistake.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { OPTIONS } from './table.ts'

const GOOD = join(import.meta.dirname, 'files/good')
const SAMPLES = readdirSync(GOOD).map((file) => readFileSync(join(GOOD, file), 'utf8'))
const PIECES = [
  ...'{}[]:-#&*!|>\'"%@`?,\t\n\r ',
  '\u0000',
  '\ufeff',
  '${',
  '$${',
  '}',
  '<<: ',
  '__proto__',
  '---\n',
  '...\n',
  '!!js/function ',
  '&a ',
  '*a',
  '${first.eventId}',
  '${case}',
  'rows:\n',
  'steps:\n',
  '  - ',
  '1e999',
  '.nan',
  '\ud800',
  '😀',
  'ÿ',
]

/** Reads a text, and holds the reader to what it promises of any. Answers the codes of the mistakes. */
const read = (text: string): string[] => {
  const before = process.cpuUsage()
  const { scenarios, mistakes } = readScenarios(text, 'any.yaml', OPTIONS)
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000)
  expect(scenarios.length > 0).toBe(mistakes.length === 0)
  const lines = text.replace(/^\ufeff/, '').split('\n')
  for (const mistake of mistakes) {
    const { at, code, length } = mistake
    expect(code).not.toBe('SCENARIO_UNREADABLE')
    expect(at.line).toBeGreaterThanOrEqual(1)
    expect(at.line).toBeLessThanOrEqual(lines.length)
    expect(at.column).toBeGreaterThanOrEqual(1)
    expect(at.column).toBeLessThanOrEqual((lines[at.line - 1]?.length ?? 0) + 1)
    expect(length).toBeGreaterThanOrEqual(1)
    expect(at.column - 1 + length).toBeLessThanOrEqual(Math.max(lines[at.line - 1]?.length ?? 0, at.column))
    const told = describeMistake(mistake, text)
    expect(told.split('\n')).toHaveLength(5)
    expect(told).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  return mistakes.map(({ code }) => code)
}

test('random bytes are parsed or rejected', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void read(new TextDecoder().decode(bytes))),
    { numRuns: 200 },
  )
})

test('random pieces of YAML are parsed or rejected', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES, 'a', '1'), { maxLength: 80 }),
      (pieces) => void read(pieces.join('')),
    ),
    { numRuns: 250 },
  )
})

test('valid files with random changes are parsed or rejected', () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(12),
    added: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })),
  })
  fc.assert(
    fc.property(fc.constantFrom(...SAMPLES), fc.array(change, { minLength: 1, maxLength: 4 }), (sample, changes) => {
      read(
        changes.reduce((text, { at, removed, added }) => {
          const offset = Math.floor(at * text.length)
          return text.slice(0, offset) + added + text.slice(offset + removed)
        }, sample),
      )
    }),
    { numRuns: 300 },
  )
})

test('lines of valid files in any order are parsed or rejected', () => {
  const lines = SAMPLES.flatMap((sample) => sample.split('\n'))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), (chosen) => void read(chosen.join('\n'))),
    { numRuns: 200 },
  )
})

test('random JSON is parsed or rejected, wherever it is', () => {
  const known = fc.constantFrom(
    'scenario',
    'steps',
    'rows',
    'proves',
    'retry',
    'needs',
    'publish',
    'expect',
    'probe',
    'of',
    'as',
    'faults',
    'fault',
    'json',
    'status',
    'header',
    'count',
    'within',
    '__proto__',
    'constructor',
  )
  const { tree } = fc.letrec<{ tree: unknown; object: unknown }>((tie) => ({
    tree: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), known, fc.array(tie('tree'), { maxLength: 4 }), tie('object')),
    object: fc.dictionary(known, tie('tree'), { maxKeys: 5 }),
  }))
  fc.assert(
    fc.property(tree, (value) => void read(JSON.stringify(value))),
    { numRuns: 250 },
  )
})

test('any JSON arrives in a body unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const json = JSON.stringify(value)
      fc.pre(!json.includes('${') && !/\d{16}|e\+/.test(json))
      const { scenarios, mistakes } = readScenarios(
        JSON.stringify({ scenario: 'x', steps: [{ publish: 'STARTED', json: value }, { expect: 'any' }] }),
        'a.yaml',
        OPTIONS,
      )
      expect(mistakes).toEqual([])
      expect(scenarios[0]?.steps[0]).toMatchObject({ kind: 'publish' })
      const [step] = scenarios[0]?.steps ?? []
      expect(step?.kind === 'publish' && JSON.stringify(step.body)).toBe(JSON.stringify({ json: value }))
    }),
    { numRuns: 200 },
  )
})

const KIB = 1024
const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghijklmnop']
  .map(
    (name, index) =>
      `${name}: &${name} [${Array<string>(9)
        .fill(`*${'abcdefghijklmnop'.charAt(index)}`)
        .join(', ')}]\n`,
  )
  .join('')}`

test.each([
  ['10,000 open brackets', '['.repeat(10_000), 'SCENARIO_TOO_DEEP'],
  ['a file full of open brackets', '['.repeat(256 * KIB), 'SCENARIO_TOO_DEEP'],
  ['a file full of dashes', '- '.repeat(128 * KIB), 'SCENARIO_TOO_DEEP'],
  ['a file full of question marks', '? '.repeat(128 * KIB), 'SCENARIO_TOO_DEEP'],
  ['a file of open mappings', '{a: 1,'.repeat(40 * KIB), 'SCENARIO_TOO_DEEP'],
  ['a megabyte', 'a: 1\n'.repeat(200_000), 'SCENARIO_TOO_LARGE'],
  ['a file full of closing brackets', '}'.repeat(256 * KIB), 'SCENARIO_TOO_LARGE'],
  ['a file full of items', `[${'1,'.repeat(127 * KIB)}]`, 'SCENARIO_TOO_LARGE'],
  ['a file full of tags', '!a '.repeat(80 * KIB), 'SCENARIO_TOO_LARGE'],
  ['a file full of documents', '---\n'.repeat(64 * KIB), 'SCENARIO_TOO_LARGE'],
  ['closing brackets just below the limit', '}'.repeat(990), 'SCENARIO_YAML'],
  ['tags just below the limit', '!a '.repeat(990), 'SCENARIO_YAML'],
  ['anchors just below the limit', '&a '.repeat(990), 'SCENARIO_YAML'],
  ['directives just below the limit', '%A\n'.repeat(990), 'SCENARIO_YAML'],
  ['a file full of wrong escapes', `a: "${'\\q'.repeat(120_000)}"`, 'SCENARIO_TOO_LARGE'],
  ['wrong escapes just below the limit', `a: "${'\\q'.repeat(990)}"`, 'SCENARIO_YAML'],
  ['a file full of commas', `[${','.repeat(200_000)}]`, 'SCENARIO_TOO_LARGE'],
  ['values that cannot begin so', '- @\n'.repeat(5000), 'SCENARIO_YAML'],
  [
    'a long number for a span of time',
    `scenario: x\nsteps:\n  - advance: "${'1'.repeat(200_000)}!"\n`,
    'SCENARIO_DURATION',
  ],
  ['keys that come twice just below the limit', 'a: 1\n'.repeat(5_000), 'SCENARIO_DUPLICATE_KEY'],
  [
    'many marks',
    `scenario: "${Array.from({ length: 30_000 }, (_, index) => `\${a${String(index)}}`).join('')}"\n`,
    'SCENARIO_UNKNOWN_COLUMN',
  ],
  ['an alias bomb', BOMB, 'SCENARIO_ALIAS'],
  ['many aliases', `scenario: x\nsteps: &a\n  - expect: any\nrows: [${'*a, '.repeat(500)}]\n`, 'SCENARIO_ALIAS'],
  ['spaces', ' '.repeat(256 * KIB), 'SCENARIO_NOT_A_MAPPING'],
  ['tabs', '\t'.repeat(256 * KIB), 'SCENARIO_NOT_A_MAPPING'],
  ['a key of 200,000 characters', `"${'k'.repeat(200_000)}": 1\n`, 'SCENARIO_YAML'],
  [
    'deep aliases',
    `a: &a ${'['.repeat(60)}${']'.repeat(60)}\nb: &b ${'['.repeat(60)}*a${']'.repeat(60)}\n`,
    'SCENARIO_TOO_DEEP',
  ],
])('%s are reported as a mistake, without delay', (_, text, code) => {
  expect(read(text)).toContain(code)
})
