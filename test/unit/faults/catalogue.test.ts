import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { FAULTS } from '../../../src/faults/registry.ts'

const ROOT = join(import.meta.dirname, '../../..')

interface Catalogue {
  readonly faults: readonly { readonly name: string; readonly why: string; readonly source?: string }[]
  readonly elsewhere: readonly { readonly what: string; readonly how: string }[]
  readonly omitted: readonly { readonly what: string; readonly why: string }[]
}

const written = readFileSync(join(ROOT, 'spec/faults.yaml'), 'utf8')
const { faults, elsewhere, omitted } = parse(written) as Catalogue

test('spec/faults.yaml says why each fault happens, in the order of `faults list`', () => {
  expect(faults.map(({ name }) => name)).toEqual(FAULTS.map(({ name }) => name))
  for (const { name, why, source } of faults) {
    expect(why, name).toMatch(/^[A-Z].{30,}\.$/s)
    if (source !== undefined) expect(source, name).toMatch(/\w{3,}/)
  }
})

test('the catalogue says how to cause failures without a fault, and why others are omitted', () => {
  for (const { what, how } of elsewhere) expect(how.length, what).toBeGreaterThan(10)
  for (const { what, why } of omitted) expect(why, what).toMatch(/\.$/)
  const all = [...elsewhere, ...omitted].map(({ what }) => what)
  expect(new Set(all).size).toBe(all.length)
})

test('every file and folder that it mentions exists', () => {
  const named = elsewhere.flatMap(({ how }) =>
    [...how.matchAll(/(?:scenarios|test)\/[\w./-]*\w/g)].map(([path]) => path),
  )
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('no text about a fault mentions a code that the reader cannot look up', () => {
  const texts = [written, ...FAULTS.map((fault) => JSON.stringify(fault))]
  expect(texts.flatMap((text) => text.match(/\b[A-Z]{1,2}\d{2}\b/g) ?? [])).toEqual([])
})
