import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { EVENTS_OF, type DialectName } from '../../../../src/events/catalogue.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { findScenarioFiles } from '../../../../src/scenario/language/find.ts'
import { suiteOf } from '../../../../src/scenario/language/suite.ts'
import { playShipped } from '../../../support/play-shipped.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const FOLDER = join(ROOT, 'scenarios')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

interface Written {
  readonly id: string
  readonly like?: string
  readonly level?: string
  readonly scenarios: readonly string[]
}
interface Listed extends Written {
  readonly level: string
  readonly sentence: string
  readonly consequence: string
  readonly source: string
}
const contracts = readdirSync(join(ROOT, 'spec/requirements')).map((file) => {
  const text = read(`spec/requirements/${file}`)
  const contract = parse(text) as { readonly dialect: DialectName; readonly requirements: readonly Written[] }
  return { file, text, ...contract }
})
const written = contracts.flatMap(({ requirements }) => requirements)
/** What is left out is what the requirement says that it is like. */
const listed = written.map((one): Listed => ({ ...written.find(({ id }) => id === one.like), ...one }) as Listed)
const dialects = contracts.map(({ dialect }) => dialect)
const ids = new Set(listed.map(({ id }) => id))

const files = findScenarioFiles([FOLDER]).map((path) => ({
  name: relative(FOLDER, path)
    .replaceAll('\\', '/')
    .replace(/\.yaml$/, ''),
  text: readFileSync(path, 'utf8'),
}))
const all = files.map(({ name, text }) => ({
  name,
  text,
  ...readScenarios(text, `${name}.yaml`, { faults: DELIVERY_FAULTS, requirements: ids }),
}))

describe('the built-in scenarios', () => {
  test('are valid, each in one of seven folders, below a folder of its dialect except for the first', () => {
    expect(all.flatMap(({ mistakes }) => mistakes)).toEqual([])
    for (const { name, scenarios } of all)
      for (const { dialect } of scenarios) {
        expect(name).toMatch(/^(\w[\w-]*\/)?(delivery|lifecycle|order|payload|resilience|signature|wire)\/[^/]+$/)
        expect(name.split('/').length, name).toBe(dialect === 'interactions' ? 2 : 3)
        if (dialect !== 'interactions') expect(name.split('/')[0]).toBe(dialect)
      }
    expect(files.length).toBeGreaterThanOrEqual(50)
  })

  test('have requirements, a reason, a cause and a fix', () => {
    for (const { name, scenarios } of all) {
      for (const { proves, because, cause, fix, name: promise } of scenarios) {
        expect(proves, name).not.toEqual([])
        for (const text of [because, cause, fix]) expect(text?.length, name).toBeGreaterThan(20)
        expect(promise, name).toMatch(/^[a-z]/)
        expect(promise, name).not.toMatch(/\.$/)
      }
      expect(name).toMatch(/^([a-z-]+\/)?[a-z]+\/[a-z\d]+(-[a-z\d]+)*$/)
    }
  })

  test('have unique names', () => {
    for (const dialect of dialects) {
      const names = suiteOf(
        dialect,
        all.flatMap(({ scenarios }) => scenarios),
      ).map((one) => one.name)
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })

  test('have IDs that a filter can pick one by one: none starts with another', () => {
    const ids = all.map(({ name }) => name)
    expect(ids.flatMap((id) => ids.filter((other) => other !== id && other.startsWith(id)))).toEqual([])
  })

  test('do not mention how they were made', () => {
    for (const { name, text } of files)
      expect(text, name).not.toMatch(/\b[SNPOAHL]\d\d\b|\/work\/|\bTODO\b|\bFIXME\b|\bissue #/)
  })

  test('are listed by the requirements that they prove, and by no other', () => {
    for (const { id, like = id, scenarios } of listed) {
      expect(scenarios.length, id).toBeGreaterThan(0)
      expect(scenarios, id).toEqual([...new Set(scenarios)].sort())
      for (const path of scenarios) {
        const file = all.find(({ name }) => name === path)
        expect(file, `${id}: ${path}`).toBeDefined()
        expect(file?.text.includes(id) === true || file?.text.includes(like) === true, `${id}: ${path}`).toBe(true)
      }
    }
    for (const { name, scenarios } of all) {
      for (const id of scenarios.flatMap(({ proves }) => proves))
        expect(listed.find((one) => one.id === id)?.scenarios, `${id} does not name it`).toContain(name)
    }
  })

  test('that a dialect adopts from another use its own events, and prove its own requirements', () => {
    for (const { dialect, requirements } of contracts) {
      const own = new Set(requirements.map(({ id }) => id))
      const suite = suiteOf(
        dialect,
        all.flatMap(({ scenarios }) => scenarios),
      )
      expect(suite.length, dialect).toBeGreaterThan(0)
      for (const { file, proves, steps } of suite) {
        for (const id of [...proves, ...steps.flatMap((step) => ('proves' in step ? (step.proves ?? []) : []))])
          expect([file, id, own.has(id)]).toEqual([file, id, true])
        if (file.startsWith(`${dialect}/`) || dialect === 'interactions') continue
        for (const step of steps) {
          if (step.kind !== 'publish') continue
          expect([file, EVENTS_OF[dialect].includes(step.event)]).toEqual([file, true])
          // A body of its own is one of the other dialect.
          expect([file, step.body]).toEqual([file, undefined])
        }
      }
    }
  })

  test.each(dialects)('pass against the reference receiver: %s', async (dialect) => {
    const { wrong, unplayed, exitCode } = await playShipped('reject', dialect)
    expect({ wrong, exitCode }).toEqual({ wrong: [], exitCode: 0 })
    expect(unplayed.filter((folder) => folder !== 'lifecycle')).toEqual([])
  })
})

describe('the requirements', () => {
  test('have unique IDs in eight groups with a prefix for the dialect, a level, a sentence and a source', () => {
    expect(ids.size).toBe(listed.length)
    const prefixes = contracts.map(({ requirements }) => [...new Set(requirements.map(({ id }) => id.slice(0, 4)))])
    expect(prefixes.map((some) => some.length)).toEqual(prefixes.map(() => 1))
    expect(new Set(prefixes.flat()).size).toBe(contracts.length)
    for (const { id, level, sentence, source } of listed) {
      expect(id).toMatch(/^G[A-Z]{2}-(SIG|ACK|PAY|IDM|ORD|RES|NET|LIF)-\d{3}$/)
      expect(level, id).toMatch(/^(MUST|SHOULD|MAY)$/)
      expect(sentence, id).toMatch(/^[A-Z].*\.$/)
      expect(source, id).toMatch(/[Ss]eed 00[0-3]|Dixa |Genesys Cloud |RFC \d{4}|CWE-\d|Assumptions?: /)
    }
  })

  test('say what breaking them costs, and why they have their level', () => {
    for (const { id, consequence } of listed) expect(consequence, id).toMatch(/^[a-z].{10,90}[^.]$/)
    for (const { text, requirements } of contracts) {
      const reasons = text.match(/^ {4}# (MUST|SHOULD|MAY): \S.{8,}\n {4}level: \1$/gm)
      expect(reasons ?? []).toHaveLength(requirements.filter(({ level }) => level !== undefined).length)
    }
  })

  test('with the level MUST cite the documents', () => {
    for (const { id, level, source } of listed)
      if (level === 'MUST') expect(source, id).toMatch(/[Ss]eed 00[0-3]|Dixa |Genesys Cloud /)
  })

  test('cite only documented assumptions', () => {
    const { assumptions } = parse(read('spec/assumptions.yaml')) as { assumptions: readonly { readonly id: string }[] }
    const known = assumptions.map(({ id }) => id)
    const cited = listed.flatMap(({ source }) => [...source.matchAll(/`(\w+)`/g)].map(([, id]) => id ?? ''))
    expect(cited.length).toBeGreaterThan(10)
    expect(cited.filter((id) => !known.includes(id))).toEqual([])
  })
})
