import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { generate } from '../../../src/build/generate.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** Modules that a module loads, directly or through others, itself among them; types are not loaded. */
const loadedBy = (file: string, loaded = new Set<string>()): ReadonlySet<string> => {
  if (loaded.has(file)) return loaded
  loaded.add(file)
  const text = readFileSync(join(ROOT, file), 'utf8')
  for (const [, next = ''] of text.matchAll(/^(?:import|export)\s+(?!type\s)[^'"]*?from\s+'(\.[^']+)'/gm))
    loadedBy(normalize(join(dirname(file), next)), loaded)
  return loaded
}

/** Generated modules that the first half loads, each with the reason why it does not matter if they are out of date. */
const LOADED_EARLY: Readonly<Record<string, string>> = {
  'src/contract/generated/events.ts': 'what the first half takes from a dialect does not depend on its events',
  'src/contract/generated/assumptions.ts': 'nor on the values of assumptions',
}

test('one npm run generate is enough: generated modules are written before they are read', async () => {
  const generated = Object.keys(await generate())
  const [first, second] = ['src/build/generate.ts', 'src/build/generate-texts.ts'].map((file) => loadedBy(file))
  expect(generated.filter((file) => first?.has(file)).sort()).toEqual(Object.keys(LOADED_EARLY).sort())
  expect(generated.filter((file) => second?.has(file))).toEqual(
    expect.arrayContaining(['src/contract/generated/events.ts', 'src/scenario/model/generated/step-kinds.ts']),
  )
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { generate: string } }
  expect(scripts.generate).toBe(
    'tsx src/build/generate.ts && tsx src/build/generate-texts.ts && node src/build/find-start-modules.js',
  )
})
