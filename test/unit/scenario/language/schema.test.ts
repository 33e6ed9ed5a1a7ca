import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { EVENT_NAMES } from '../../../../src/events/catalogue.ts'
import { schemaWithSteps } from '../../../../src/build/scenario-schema.ts'
import { INTERACTION_MEMBERS } from '../../../../src/scenario/language/steps/publish.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { keysOf, traitsOf } from '../../../../src/scenario/model/step-kinds.ts'
import { STEP_NAMES } from '../../../../src/scenario/model/step-names.ts'
import type { StepKind } from '../../../../src/scenario/model/step-names.ts'
import { HIDDEN } from '../../../../src/scenario/model/steps/expect.ts'
import { LOG_HIDDEN } from '../../../../src/scenario/model/steps/log.ts'
import { NEEDS } from '../../../../src/scenario/model/scenario.ts'

const FILES = join(import.meta.dirname, 'files')
interface Schema {
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly $ref?: string
  readonly anyOf?: readonly { readonly enum?: readonly unknown[]; readonly const?: unknown }[]
  readonly then?: Schema
  readonly else?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../spec/scenario.schema.json'), 'utf8'),
) as Schema & Parameters<typeof schemaWithSteps>[0] & { readonly $defs: Readonly<Record<string, Schema>> }
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false })
const valid = ajv.compile(schema)

/** Bad files that no schema can tell from good ones. */
const READER_ALONE = {
  'the text is no YAML, or not as scenarios have it': [
    'alias-bomb',
    'aliases',
    'bad-escape',
    'complex-keys',
    'dash-without-space',
    'duplicate-keys',
    'indentation',
    'merge-key',
    'open-bracket',
    'open-quote',
    'quote-goes-on',
    'reference-unquoted',
    'reserved-start',
    'second-colon',
    'several-documents',
    'step-out-of-line',
    'tab',
    'tags',
    'too-deep',
    'yaml-version',
  ],
  'names, columns and references, and their order': [
    'expect-first',
    'keys-with-marks',
    'long-line',
    'name-twice',
    'no-rows',
    'references',
    'unknown-column',
    'unknown-delivery',
    'unused-column',
    'wide-characters',
  ],
  'the table of faults, and what a row makes of a text': ['fault-parameters', 'row-value-wrong'],
}

const read = (folder: string, file: string): unknown =>
  parse(readFileSync(join(FILES, folder, file), 'utf8').replace(/^\ufeff/, ''), { logLevel: 'silent' })
const names = (folder: string) => readdirSync(join(FILES, folder)).filter((file) => file.endsWith('.yaml'))

test('every valid file passes the schema', () => {
  for (const file of names('good')) expect(valid(read('good', file)) || valid.errors, file).toBe(true)
})

test('an invalid file passes the schema only if the reader alone can find its mistake', () => {
  const alone = Object.values(READER_ALONE)
    .flat()
    .map((name) => `${name}.yaml`)
  const accepted = names('bad').filter((file) => {
    try {
      return valid(read('bad', file))
    } catch {
      return true
    }
  })
  expect(accepted.filter((file) => !alone.includes(file))).toEqual([])
  expect(alone.filter((file) => !names('bad').includes(file))).toEqual([])
  expect(names('bad').length - alone.length).toBeGreaterThan(30)
})

/** The part of the schema in which the keys of a kind stand. */
const keysIn = (kind: StepKind): Schema | undefined => {
  if (traitsOf(kind).keysStand === 'beside') return schema.$defs[kind]
  const below = schema.$defs[kind]?.properties?.[kind]
  return below?.then?.$ref === undefined ? below : schema.$defs[nameOf(below.then.$ref)]
}

const nameOf = (ref: string): string => ref.replace('#/$defs/', '')

/** The words that a schema allows, also where it refers to them; undefined where it takes other values. */
const wordsIn = (part: Schema | undefined): readonly unknown[] | undefined => {
  const [first] = part?.anyOf ?? []
  const ref = part?.$ref ?? part?.else?.$ref
  return (
    first?.enum ??
    (first?.const === undefined ? undefined : [first.const]) ??
    (ref === undefined ? undefined : wordsIn(schema.$defs[nameOf(ref)]))
  )
}

test.each(STEP_NAMES)('schema and reader know the same keys and words of the step %s', (kind) => {
  const own = traitsOf(kind).keysStand === 'beside' ? [kind] : []
  expect(Object.keys(keysIn(kind)?.properties ?? {})).toEqual([...own, ...keysOf(kind)])
  const words = wordsIn(schema.$defs[kind]?.properties?.[kind])
  if (words && kind !== 'publish') expect(words).toEqual(traitsOf(kind).values)
  else expect(traitsOf(kind).values.length, 'a placeholder, or a mapping').toBeLessThan(2)
})

test.each(STEP_NAMES)('the reader reports each missing key that the step %s requires', (kind) => {
  const { required, values } = traitsOf(kind)
  const text = `scenario: x\nsteps:\n  - ${kind}: ${values[0] ?? '{}'}\n`
  const { mistakes } = readScenarios(text, 'x.yaml', { faults: [], requirements: undefined })
  const missing = mistakes.filter(({ code }) => code === 'SCENARIO_MISSING_KEY').map(({ message }) => message)
  for (const key of required) expect(missing).toContain(`the step "${kind}" has no "${key}"`)
})

test('the schema of steps is not stale', () => {
  expect(schemaWithSteps(schema), 'spec/scenario.schema.json is stale: npm run generate').toEqual(schema)
})

test('schema and reader know the same fields of an interaction', () => {
  expect(Object.keys(schema.$defs.publish?.properties?.interaction?.properties ?? {}).sort()).toEqual(
    [...INTERACTION_MEMBERS].sort(),
  )
})

test('schema and reader know the same words', () => {
  const wordsOf = (name: string) => schema.$defs[name]?.anyOf?.[0]?.enum
  expect(wordsOf('event')).toEqual(EVENT_NAMES)
  expect(wordsOf('hidden')).toEqual(HIDDEN)
  expect(wordsOf('need')).toEqual(NEEDS)
  expect(wordsOf('logHidden')).toEqual(LOG_HIDDEN)
})

test('every key of a file is described, and every example is valid', () => {
  const examples = (node: unknown, at: string): [string, unknown][] =>
    typeof node !== 'object' || node === null
      ? []
      : [
          ...('examples' in node && Array.isArray(node.examples)
            ? node.examples.map((example): [string, unknown] => [at, example])
            : []),
          ...Object.entries(node).flatMap(([key, value]) => examples(value, `${at}/${key}`)),
        ]
  const all = examples(schema, '#')
  expect(all.length).toBeGreaterThan(20)
  const described = new Ajv2020({ strict: false }).addSchema(schema, 'scenario')
  expect(all.filter(([at, example]) => !described.validate({ $ref: `scenario${at}` }, example))).toEqual([])
  for (const [key, { description }] of Object.entries(schema.properties ?? {})) expect(description, key).toMatch(/\.$/)
})
