import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { ERROR_MEANINGS } from '../../../src/kit/codes.ts'
import { mistakeExamples, mistakeExamplesModule } from '../../../src/build/cut-mistakes.ts'
import { errorsPage } from '../../../src/build/errors-page.ts'
import { PAGES_WITH_TABLES, pageWithTables } from '../../../src/build/page-tables.ts'

const SRC = join(import.meta.dirname, '../../../src')
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/generated|error-(?:codes|examples)[./]|cut-mistakes\.ts$/.test(file))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n')

test('every code in the catalogue is thrown somewhere', () => {
  expect(Object.keys(ERROR_MEANINGS).filter((code) => !new RegExp(`'${code}'|error ${code}:`).test(sources))).toEqual(
    [],
  )
})

test('every code in the source is in the catalogue', () => {
  const written = [...sources.matchAll(/(?:error |code: ')([A-Z]+_[A-Z_]+)[:']/g)].map(([, code = '']) => code)
  expect(written.length).toBeGreaterThan(40)
  // Of YAML, of the wire, and of mistakes in scenario files, which have a catalogue of their own.
  const others = new Set(['TOO_DEEP', 'UNKNOWN_FAULT', 'SCENARIO_MANY_MISTAKES'])
  expect(written.filter((code) => !(code in ERROR_MEANINGS) && !others.has(code))).toEqual([])
})

test('comments that say what is thrown name only codes of the catalogue', () => {
  const comments = [...sources.matchAll(/@throws((?:(?!\*\/|@)[\s\S])*)/g)].map(([, text = '']) => text)
  const named = comments.flatMap((text) => [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code = '']) => code))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((code) => !(code in ERROR_MEANINGS))).toEqual([])
})

test('codes are in alphabetical order', () => {
  expect(Object.keys(ERROR_MEANINGS)).toEqual(Object.keys(ERROR_MEANINGS).toSorted())
})

test.each(PAGES_WITH_TABLES)('the tables in %s are not stale', (path) => {
  const page = readFileSync(join(SRC, '..', path), 'utf8')
  expect(pageWithTables(path, page) === page, `${path} is stale: npm run generate`).toBe(true)
})

test('the page of error codes and the examples of mistakes are not stale', () => {
  const root = pathToFileURL(join(SRC, '../'))
  const examples = mistakeExamples(root)
  const generated = readFileSync(join(SRC, 'cli/explain/generated/mistake-examples.ts'), 'utf8')
  expect(mistakeExamplesModule(examples) === generated, 'mistake-examples.ts is stale: npm run generate').toBe(true)
  const page = readFileSync(join(SRC, '../spec/errors.md'), 'utf8')
  expect(errorsPage(examples) === page, 'spec/errors.md is stale: npm run generate').toBe(true)
})
