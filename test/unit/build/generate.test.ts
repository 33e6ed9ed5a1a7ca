import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const BUILD = join(import.meta.dirname, '../../../src/build')

/** Files that a file brings in from its own folder, itself among them. */
const reachedFrom = (file: string, reached = new Set<string>()): ReadonlySet<string> => {
  if (reached.has(file)) return reached
  reached.add(file)
  for (const [, next = ''] of readFileSync(join(BUILD, file), 'utf8').matchAll(/from '\.\/([^']+)'/g))
    reachedFrom(next, reached)
  return reached
}

/** Files that read events, which the first half of `npm run generate` writes. */
const readers = readdirSync(BUILD).filter((file) =>
  /from '\.\.\/(?:events|cli|reporters|scenario)\//.test(readFileSync(join(BUILD, file), 'utf8')),
)

test('one npm run generate is enough: generated modules are written before they are read', () => {
  expect(readers).toEqual(expect.arrayContaining(['generate-texts.ts', 'page-tables.ts', 'scenario-schema.ts']))
  expect(readers.filter((file) => reachedFrom('generate.ts').has(file))).toEqual([])
  const { scripts } = JSON.parse(readFileSync(join(BUILD, '../../package.json'), 'utf8')) as {
    scripts: { generate: string }
  }
  expect(scripts.generate).toBe(
    'tsx src/build/generate.ts && tsx src/build/generate-texts.ts && node src/build/find-start-modules.js',
  )
})
