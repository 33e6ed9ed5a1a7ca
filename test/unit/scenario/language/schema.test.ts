import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { EVENT_NAMES } from '../../../../src/events/catalogue.ts'
import { CONTROL_KEYS } from '../../../../src/scenario/language/steps/control.ts'
import { EXPECT_KEYS } from '../../../../src/scenario/language/steps/expect.ts'
import { KILL_KEYS, SOCKETS_KEYS, START_KEYS } from '../../../../src/scenario/language/steps/life.ts'
import { LOG_KEYS } from '../../../../src/scenario/language/steps/log.ts'
import { NEXUS_KEYS } from '../../../../src/scenario/language/steps/nexus.ts'
import { PROBE_KEYS, SELF_URI_KEYS } from '../../../../src/scenario/language/steps/probe.ts'
import { INTERACTION_MEMBERS, PUBLISH_KEYS, REDELIVER_KEYS } from '../../../../src/scenario/language/steps/publish.ts'
import { ANSWERS, FETCHES, HIDDEN, LOG_HIDDEN, MOMENTS, NEEDS } from '../../../../src/scenario/model/scenario.ts'

const FILES = join(import.meta.dirname, 'files')
interface Schema {
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly anyOf?: readonly { readonly enum?: readonly unknown[] }[]
  readonly properties?: Readonly<Record<string, Schema>>
}
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../spec/scenario.schema.json'), 'utf8'),
) as Schema & { readonly $defs: Readonly<Record<string, Schema>> }
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

test('every good file is valid', () => {
  for (const file of names('good')) expect(valid(read('good', file)) || valid.errors, file).toBe(true)
})

test('of the bad files those are valid that only the reader can judge', () => {
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

test('schema and reader know the same keys', () => {
  const keysOf = (name: string): string[] => Object.keys(schema.$defs[name]?.properties ?? {}).sort()
  expect(keysOf('publish')).toEqual(['publish', ...PUBLISH_KEYS].sort())
  expect(keysOf('redeliver')).toEqual(['redeliver', ...REDELIVER_KEYS].sort())
  expect(keysOf('expectation')).toEqual([...EXPECT_KEYS].sort())
  expect(keysOf('probe')).toEqual(['probe', ...PROBE_KEYS].sort())
  for (const kind of ['kill', 'stop', 'pause']) expect(keysOf(kind)).toEqual([kind, ...KILL_KEYS].sort())
  for (const kind of ['start', 'resume']) expect(keysOf(kind)).toEqual([kind, ...START_KEYS].sort())
  expect(keysOf('sockets')).toEqual(['sockets', ...SOCKETS_KEYS].sort())
  expect(keysOf('self-uri')).toEqual(['self-uri', ...SELF_URI_KEYS].sort())
  expect(keysOf('control')).toEqual(['control', ...CONTROL_KEYS].sort())
  expect(keysOf('nexus')).toEqual(['nexus', ...NEXUS_KEYS].sort())
  expect(Object.keys(schema.$defs.log?.properties?.log?.properties ?? {}).sort()).toEqual([...LOG_KEYS].sort())
  expect(Object.keys(schema.$defs.publish?.properties?.interaction?.properties ?? {}).sort()).toEqual(
    [...INTERACTION_MEMBERS].sort(),
  )
})

test('schema and reader know the same words', () => {
  const wordsOf = (name: string) => schema.$defs[name]?.anyOf?.[0]?.enum
  expect(wordsOf('event')).toEqual(EVENT_NAMES)
  expect(wordsOf('answer')).toEqual(ANSWERS)
  expect(wordsOf('hidden')).toEqual(HIDDEN)
  expect(wordsOf('need')).toEqual(NEEDS)
  expect(wordsOf('logHidden')).toEqual(LOG_HIDDEN)
  expect(schema.$defs['self-uri']?.properties?.['self-uri']?.anyOf?.[0]?.enum).toEqual(FETCHES)
  expect(wordsOf('moment')).toEqual(MOMENTS)
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
