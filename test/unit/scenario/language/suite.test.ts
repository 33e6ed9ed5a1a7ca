import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REQUIREMENTS, SHARED } from '../../../../src/contract/generated/requirements.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { findScenarioFiles } from '../../../../src/scenario/language/find.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { suiteOf } from '../../../../src/scenario/language/suite.ts'
import type { Scenario } from '../../../../src/scenario/model/scenario.ts'

const FOLDER = join(import.meta.dirname, '../../../../scenarios')
const known = { faults: DELIVERY_FAULTS, requirements: new Set(REQUIREMENTS.map(({ id }) => id)) }
const shipped = findScenarioFiles([FOLDER]).flatMap(
  (path) => readScenarios(readFileSync(path, 'utf8'), relative(FOLDER, path).replaceAll('\\', '/'), known).scenarios,
)

const FIELDS = ['name', 'because', 'cause', 'fix'] as const
type Field = (typeof FIELDS)[number]
const nameOf = ({ file }: Scenario): string => file.replace(/\.yaml$/, '')

/** Words of the Interactions Webhook that mean nothing to a reader of another contract. */
const FOREIGN =
  /[Ii]nteraction|STARTED|FINISHED|operationId|selfUri|Nexus|X-Hub-Signature(?!-256)|\b(?:a|with|is|always) 200\b/
const DIALECTS = [
  { dialect: 'conversations', foreign: [FOREIGN, /Genesys/, /event type|conversation ID/i, /-256/] },
  { dialect: 'open-messaging', foreign: [FOREIGN, /event type|no timeout/i] },
] as const

describe.each(DIALECTS)('the scenarios that $dialect adopts from the Interactions Webhook', ({ dialect, foreign }) => {
  const { texts, wording, scenarios } = SHARED[dialect]
  const listed: ReadonlySet<string> = new Set(scenarios)
  const own = new Map<string, Partial<Record<Field, string>>>(Object.entries(wording))
  const originals = shipped.filter((scenario) => listed.has(nameOf(scenario)))
  const shown = suiteOf(dialect, shipped).filter((scenario) => listed.has(nameOf(scenario)))

  test('contain no words of that system', () => {
    expect(shown.length).toBe(originals.length)
    const found = shown.flatMap((scenario) =>
      FIELDS.flatMap((field) =>
        foreign
          .filter((words) => words.test(scenario[field] ?? ''))
          .map((words) => `${nameOf(scenario)} ${field}: ${String(words)}: ${scenario[field] ?? ''}`),
      ),
    )
    expect([...new Set(found)]).toEqual([])
  })

  test('need every replacement in shared.texts', () => {
    let left = originals.flatMap((scenario) =>
      FIELDS.filter((field) => own.get(nameOf(scenario))?.[field] === undefined).map((field) => scenario[field] ?? ''),
    )
    const unused = texts.filter(([theirs, ours]) => {
      const used = left.some((text) => text.includes(theirs))
      left = left.map((text) => text.replaceAll(theirs, ours))
      return !used
    })
    expect(unused).toEqual([])
  })

  test('contain every text in shared.wording, which differs from the one it replaces', () => {
    for (const [name, wanted] of own)
      for (const [field, text] of Object.entries(wanted)) {
        const key = FIELDS.find((one) => one === field)
        if (key === undefined || key === 'name') throw new Error(`${name}: ${field} cannot be reworded`)
        expect([name, shown.find((one) => nameOf(one) === name)?.[key]]).toEqual([name, text])
        expect(originals.find((one) => nameOf(one) === name)?.[key]).not.toBe(text)
      }
  })

  test('prove requirements in the words of $dialect', () => {
    const requirements = REQUIREMENTS.filter((one) => one.dialect === dialect)
    const texts = requirements.flatMap(({ id, sentence, consequence }) => [`${id} ${sentence}`, `${id} ${consequence}`])
    expect(texts.filter((text) => FOREIGN.test(text))).toEqual([])
  })
})
