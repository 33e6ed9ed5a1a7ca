import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compile, readCompiled } from '../../../../src/scenario/language/compiled.ts'
import { loadAll, readShipped } from '../../../../src/scenario/language/load-scenarios.ts'
import type { Scenario } from '../../../../src/scenario/model/scenario.ts'
import { shippedScenarios } from '../../../../src/scenario/language/shipped.ts'

const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const copy = (name: string): string => {
  cpSync(shippedScenarios(), join(folder, name), { recursive: true })
  return join(folder, name)
}

test('compiled scenarios equal their files, even when moved, and contain no build paths', () => {
  const built = copy('built')
  const text = compile(built, readShipped)
  expect(text).not.toContain(folder)
  const compiled = join(folder, 'scenarios.json')
  writeFileSync(compiled, text)
  const moved = copy('moved')
  const left: string[] = []
  const scenarios = readCompiled(
    moved,
    (file) => {
      left.push(file)
      return readShipped(file)
    },
    compiled,
  )
  const plain = (all: readonly Scenario[]): unknown => all.map((scenario) => ({ ...scenario, file: '' }))
  expect(plain(scenarios ?? [])).toEqual(plain(loadAll([moved])))
  expect(scenarios?.map(({ file }) => file)).toEqual(loadAll([moved]).map(({ file }) => file))
  // The megabytes of a few are not written out.
  expect(left).toContain(join(moved, 'payload', 'survives-a-10-mb-body.yaml'))
  expect(left.length).toBeLessThan(10)
  expect(text.length).toBeLessThan(2_000_000)

  writeFileSync(join(moved, 'payload', 'survives-a-10-mb-body.yaml'), 'scenario: another\n')
  expect(readCompiled(moved, readShipped, compiled)).toBeUndefined()
})

test('an additional file, or a missing compiled file, makes the files be read instead', () => {
  const one = copy('one')
  const compiled = join(folder, 'one.json')
  writeFileSync(
    compiled,
    compile(one, () => []),
  )
  expect(readCompiled(one, () => [], compiled)).toEqual([])
  writeFileSync(join(one, 'own.yaml'), 'scenario: another\n')
  expect(readCompiled(one, () => [], compiled)).toBeUndefined()
  expect(readCompiled(one, () => [], join(folder, 'none.json'))).toBeUndefined()
})
