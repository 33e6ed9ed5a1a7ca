import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '../../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

interface CitedSource {
  readonly key: string
  readonly title: string
  readonly address: string
  readonly covers: string
}

/** The rows of the table of sources. */
const sourcesIn = (readme: string): readonly CitedSource[] =>
  readme
    .slice(readme.indexOf('## Sources'), readme.indexOf('## Files'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:key|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, key = '', title = '', address = '', covers = '']) => ({ key, title, address, covers }))

const SOURCES = sourcesIn(read('spec/README.md'))
const ASSUMPTIONS = (parse(read('spec/assumptions.yaml')) as { assumptions: readonly { id: string }[] }).assumptions

/** What names a source, and the key that it stands for. */
const FORMS: readonly { readonly form: RegExp; readonly keyOf: (match: readonly string[]) => string }[] = [
  { form: /\bseeds? (\d{3})\b/gi, keyOf: ([, number = '']) => `seed ${number}` },
  { form: /\bseeds? \d{3}(?:,| and| to) (\d{3})\b/gi, keyOf: ([, number = '']) => `seed ${number}` },
  { form: /\bpublic (documentation|reference|captures?|receivers?|clients?)\b/gi, keyOf: ([whole = '']) => whole },
  { form: /\b(security|payload|events?|standards) page\b/gi, keyOf: ([whole = '']) => whole },
  { form: /\bactivity log\b/gi, keyOf: () => 'activity log' },
]

const keyFor = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^public capture$/, 'public captures')
    .replace(/^public (receiver|client)s$/, 'public $1')
    .replace(/^event page$/, 'events page')

const citationsIn = (text: string): readonly string[] =>
  FORMS.flatMap(({ form, keyOf }) => [...text.matchAll(form)].map((match) => keyFor(keyOf(match))))

const TEXTS = [
  'README.md',
  ...['spec', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|ya?ml|md)$/.test(file) && !file.includes('generated'))
      .map((file) => `${folder}/${file}`),
  ),
]

test('every source has a title, an address and what it covers', () => {
  expect(SOURCES.length).toBeGreaterThan(10)
  for (const { key, title, address, covers } of SOURCES) {
    expect(
      [title, covers].every((cell) => cell !== ''),
      key,
    ).toBe(true)
    expect(address.startsWith('https://') || existsSync(join(ROOT, 'spec', address)), `${key}: ${address}`).toBe(true)
  }
  const keys = SOURCES.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every citation resolves to a source', () => {
  const keys = new Set(SOURCES.map(({ key }) => key.toLowerCase()))
  const cited = TEXTS.flatMap((file) => citationsIn(read(file).replace(/\s*\n[ *]*/g, ' ')).map((key) => [file, key]))
  expect(cited.length).toBeGreaterThan(150)
  expect(cited.filter(([, key = '']) => !keys.has(key))).toEqual([])
})

test('a dangling citation is found', () => {
  expect(citationsIn('Seed 007, public documentation; seeds 001 to 009; the event page')).toEqual([
    'seed 007',
    'seed 001',
    'seed 009',
    'public documentation',
    'events page',
  ])
})

test("each row of the receiver's contract cites a source or an assumption for each system", () => {
  const readme = read('README.md')
  const from = readme.indexOf("## The receiver's contract")
  const rows = readme
    .slice(from, readme.indexOf('\n## ', from + 1))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:\||---)/.test(line))
    .map((line) => line.split(' | ').slice(1))
  expect(rows.length).toBeGreaterThan(4)
  const ids = new Set(ASSUMPTIONS.map(({ id }) => id))
  for (const cell of rows.flat()) {
    const assumed = [...cell.matchAll(/assumption `(\w+)`/g)].map(([, id = '']) => id)
    expect(assumed.filter((id) => !ids.has(id))).toEqual([])
    expect(assumed.length + citationsIn(cell).length, cell).toBeGreaterThan(0)
  }
})
