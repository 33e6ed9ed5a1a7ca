import { execFileSync, spawnSync } from 'node:child_process'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { createDialects } from '../../../src/dialects/registry.ts'
import { EVENTS_OF, type EventName } from '../../../src/events/catalogue.ts'
import { createEventFactory } from '../../../src/events/event-factory.ts'
import { isObject } from '../../../src/kit/json-object.ts'
import { SPECS } from '../../support/payload-schemas.ts'

const NAME = 'open-messaging'
const spec: unknown = SPECS.get(NAME)
const { all } = createDialects()

/** Bodies of each event, under several seeds. */
const SAMPLES = EVENTS_OF[NAME].flatMap((event) =>
  Array.from({ length: 8 }, (_, seed) => ({ event, body: bodyOf(event, seed) })),
)

function bodyOf(event: EventName, seed: number): unknown {
  const told = createEventFactory({ seed }).make(event, { at: Date.parse('2026-01-02T03:04:05.678Z') })
  const organization = { id: '8e09e19f-b8ba-4db0-b6e7-dfc8a7776176', name: 'Your Org Name' }
  return JSON.parse(
    Buffer.from(all[NAME].serialize(told, { selfUriBase: 'http://nexus.test', organization })).toString(),
  )
}

/** How many samples do not fit a spec. */
const misfits = (given: unknown): number => {
  const ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  ajv.addSchema(given as object, NAME)
  return SAMPLES.filter(
    ({ event, body }) => !ajv.validate({ $ref: `${NAME}#/components/schemas/${event}Payload` }, body),
  ).length
}

type Path = readonly string[]

/** Every place below a value where something stands, with what stands there. */
const placesIn = (value: unknown, at: Path): readonly { readonly at: Path; readonly value: unknown }[] => [
  { at, value },
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]))
    : []),
]

/** A copy with another value at a place. */
const changedAt = (value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown => {
  if (key === undefined) return change(value)
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === key ? changedAt(one, rest, change) : one))
  return isObject(value) ? { ...value, [key]: changedAt(value[key], rest, change) } : value
}

/** A copy in which a field is called otherwise wherever it stands. */
const renamed = (value: unknown, field: string): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, field))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'properties' && isObject(one)
        ? Object.fromEntries(
            Object.entries(one).map(([name, of]) => [name === field ? `${name}Renamed` : name, renamed(of, field)]),
          )
        : renamed(one, field),
    ]),
  )
}

/** Fields that the documents have and the mock never sends. */
const NEVER_SENT: Readonly<Record<string, string>> = {
  firstName: 'live deliveries have no names of the end user',
  language: 'in no capture',
  lastName: 'live deliveries have no names of the end user',
  media: 'templates are sent with a text header',
  sha256: 'in no capture',
}

const schemas = placesIn(spec, []).filter(
  ({ at }) => at[0] === 'components' && at[1] === 'schemas' && !at.includes('OpenMessage'),
)
const fields = [
  ...new Set(
    schemas.flatMap(({ at, value }) => (at.at(-1) === 'properties' && isObject(value) ? Object.keys(value) : [])),
  ),
]

test('every sample conforms to the spec', () => {
  expect(fields.length).toBeGreaterThan(50)
  expect(misfits(spec)).toBe(0)
})

test('every renamed field in the spec is noticed, apart from those that are never sent', () => {
  const silent = fields.filter((field) => misfits(renamed(spec, field)) === 0)
  expect(silent.sort()).toEqual(Object.keys(NEVER_SENT))
})

test('every changed constant in the spec is noticed', () => {
  const constants = schemas.filter(({ at, value }) => at.at(-1) === 'const' && value !== '')
  const silent = constants
    .filter(({ at }) => misfits(changedAt(spec, at, () => 'something else')) === 0)
    .map(({ at }) => at.join('/'))
  expect(constants.length).toBeGreaterThan(15)
  expect(silent).toEqual([])
})

const SCRIPT = `
import json, sys
import jsonschema
spec, samples = json.load(sys.stdin)
failed = []
for sample in samples:
    schema = {**spec, "$ref": "#/components/schemas/" + sample["event"] + "Payload"}
    for error in jsonschema.Draft202012Validator(schema).iter_errors(sample["body"]):
        failed.append([sample["event"], error.message])
print(json.dumps([len(samples), failed]))
`

test('a JSON Schema library in another language accepts one message of each kind', () => {
  const samples = EVENTS_OF[NAME].map((event) => ({ event, body: bodyOf(event, 7) }))
  const isInstalled = spawnSync('python3', ['-c', 'import jsonschema']).status === 0
  // Where that library is missing, the one of this language has the word.
  const seen: unknown = isInstalled
    ? JSON.parse(execFileSync('python3', ['-c', SCRIPT], { input: JSON.stringify([spec, samples]), encoding: 'utf8' }))
    : [samples.length, misfits(spec) === 0 ? [] : samples]
  expect(seen).toEqual([10, []])
})
