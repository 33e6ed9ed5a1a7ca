import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { findScenarioFiles } from '../../../../src/scenario/language/find.ts'
import { playShipped } from '../../../support/play-shipped.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const FOLDER = join(ROOT, 'scenarios')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

interface Listed {
  readonly id: string
  readonly level: string
  readonly sentence: string
  readonly consequence: string
  readonly source: string
  readonly scenarios: readonly string[]
}
const { requirements: listed } = parse(read('spec/requirements.yaml')) as { readonly requirements: readonly Listed[] }
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

describe('the scenarios that ship', () => {
  test('read without mistakes, each in one of seven folders', () => {
    expect(all.flatMap(({ mistakes }) => mistakes)).toEqual([])
    expect([...new Set(files.map(({ name }) => name.split('/')[0]))].sort()).toEqual([
      'delivery',
      'lifecycle',
      'order',
      'payload',
      'resilience',
      'signature',
      'wire',
    ])
    expect(files.length).toBeGreaterThanOrEqual(50)
  })

  test('say what they prove, why it matters, what goes wrong, and how to mend it', () => {
    for (const { name, scenarios } of all) {
      for (const { proves, because, cause, fix, name: promise } of scenarios) {
        expect(proves, name).not.toEqual([])
        for (const text of [because, cause, fix]) expect(text?.length, name).toBeGreaterThan(20)
        expect(promise, name).toMatch(/^[a-z]/)
        expect(promise, name).not.toMatch(/\.$/)
      }
      expect(name).toMatch(/^[a-z]+\/[a-z\d]+(-[a-z\d]+)*$/)
    }
  })

  test('promise each something of their own', () => {
    const names = all.flatMap(({ scenarios }) => scenarios.map((one) => one.name))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('speak to readers who know nothing of how they came about', () => {
    for (const { name, text } of files)
      expect(text, name).not.toMatch(/\b[SNPOAHL]\d\d\b|\/work\/|\bTODO\b|\bFIXME\b|\bissue #/)
  })

  test('are named by the requirements that they prove, and by no other', () => {
    for (const { id, scenarios } of listed) {
      expect(scenarios.length, id).toBeGreaterThan(0)
      expect(scenarios, id).toEqual([...new Set(scenarios)].sort())
      for (const path of scenarios) {
        const file = all.find(({ name }) => name === path)
        expect(file, `${id}: ${path}`).toBeDefined()
        expect(file?.text, `${id}: ${path}`).toContain(id)
      }
    }
    for (const { name, scenarios } of all) {
      for (const id of scenarios.flatMap(({ proves }) => proves))
        expect(listed.find((one) => one.id === id)?.scenarios, `${id} does not name it`).toContain(name)
    }
  })

  test('pass against the reference receiver', { timeout: 120_000 }, async () => {
    expect(await playShipped('reject')).toEqual({ wrong: [], unplayed: ['lifecycle'], exitCode: 0 })
  })
})

describe('the requirements', () => {
  test('have unique ids in eight groups, a level, a sentence and a source', () => {
    expect(ids.size).toBe(listed.length)
    for (const { id, level, sentence, source } of listed) {
      expect(id).toMatch(/^GWR-(SIG|ACK|PAY|IDM|ORD|RES|NET|LIF)-\d{3}$/)
      expect(level, id).toMatch(/^(MUST|SHOULD|MAY)$/)
      expect(sentence, id).toMatch(/^[A-Z].*\.$/)
      expect(source, id).toMatch(/[Ss]eed 00[0-3]|RFC \d{4}|CWE-\d|Assumptions?: /)
    }
  })

  test('say what it costs to break them, and why they are of their level', () => {
    for (const { id, consequence } of listed) expect(consequence, id).toMatch(/^[a-z].{10,90}[^.]$/)
    const reasons = read('spec/requirements.yaml').match(/^ {4}# (MUST|SHOULD|MAY): \S.{8,}\n {4}level: \1$/gm)
    expect(reasons).toHaveLength(listed.length)
  })

  test('that must be met are found in the documents', () => {
    for (const { id, level, source } of listed) if (level === 'MUST') expect(source, id).toMatch(/[Ss]eed 00[0-3]/)
  })

  test('cite only assumptions that are written down', () => {
    const { assumptions } = parse(read('spec/assumptions.yaml')) as { assumptions: readonly { readonly id: string }[] }
    const known = assumptions.map(({ id }) => id)
    const cited = listed.flatMap(({ source }) => [...source.matchAll(/`(\w+)`/g)].map(([, id]) => id ?? ''))
    expect(cited.length).toBeGreaterThan(10)
    expect(cited.filter((id) => !known.includes(id))).toEqual([])
  })
})
