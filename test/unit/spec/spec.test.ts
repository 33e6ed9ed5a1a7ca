import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { VERSION } from '../../../src/kit/version.ts'
import { DEFAULT_ASSUMPTIONS } from '../../../src/contract/assumptions.ts'
import { EVENT_NAMES, INTERACTION_EVENTS } from '../../../src/events/catalogue.ts'
import { generate } from '../../../src/build/generate.ts'
import { SPECS } from '../../support/payload-schemas.ts'

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
const ajv = new Ajv2020({ strict: false, allErrors: true })
ajvFormats.default(ajv)
const specs = [...SPECS].map(([name, spec]) => {
  ajv.addSchema(spec, name)
  return { name, spec }
})
const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Every media type with examples, by where it stands. */
const media = (node: unknown, at: string): { at: string; examples: Record<string, { value: unknown }> }[] => {
  if (typeof node !== 'object' || node === null) return []
  const here =
    'schema' in node && 'examples' in node
      ? [{ at, examples: node.examples as Record<string, { value: unknown }> }]
      : []
  return [...here, ...Object.entries(node).flatMap(([key, value]) => media(value, `${at}/${escape(key)}`))]
}

test('every example conforms to its schema, apart from mistakes in the documents', () => {
  const all = specs.flatMap(({ name, spec }) => media(spec, `${name}#`))
  const wrong = all.flatMap(({ at, examples }) =>
    Object.values(examples).flatMap(({ value }) =>
      ajv.validate({ $ref: `${at}/schema` }, value)
        ? []
        : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`),
    ),
  )
  expect(all.length).toBeGreaterThan(20)
  // Seed 003, the logged payload: ids with the letters g, h, q and r.
  expect(wrong.sort()).toEqual([
    '/data/note_id must match format "uuid"',
    '/event_id must match format "uuid"',
    '/organization/id must match format "uuid"',
  ])
})

test('the spec names every request that is sent', () => {
  const interactionEvents: readonly string[] = INTERACTION_EVENTS
  expect(specs.flatMap(({ spec }) => Object.keys(spec.webhooks ?? {})).sort()).toEqual(
    [...EVENT_NAMES.filter((name) => !interactionEvents.includes(name)), 'interactionStateChange'].sort(),
  )
})

test('every cited assumption is documented once, and exists in code', () => {
  const { assumptions } = parse(read('spec/assumptions.yaml')) as {
    assumptions: { id: string; switch?: boolean; default: unknown }[]
  }
  const ids = assumptions.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const cited = [...SPECS.keys()].flatMap((name) =>
    [
      ...read(`spec/${name}.openapi.yaml`)
        .replace(/\n\s*/g, ' ')
        .matchAll(/Assumptions?: ((?:`\w+`(?:, )?)+)/g),
    ].flatMap(([, list]) => [...(list ?? '').matchAll(/\w+/g)].map(([id]) => id)),
  )
  expect(cited.length).toBeGreaterThan(30)
  expect(cited.filter((id) => !ids.includes(id))).toEqual([])
  expect(Object.fromEntries(assumptions.filter((one) => one.switch).map((one) => [one.id, one.default]))).toEqual(
    DEFAULT_ASSUMPTIONS,
  )
})

/** Generated files that need those of `generate`, so that the second half of `npm run generate` writes them. */
const WRITTEN_LATER = ['src/cli/explain/generated/mistake-examples.ts']

test('generated files are not stale, and there are no others', async () => {
  const files = await generate()
  const inFolders = readdirSync(new URL('../../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\/generated\/[^/]+$/.test(file))
  expect(inFolders.sort()).toEqual([...Object.keys(files), ...WRITTEN_LATER].sort())
  for (const [name, text] of Object.entries(files))
    expect(read(name) === text, `${name} is stale: npm run generate`).toBe(true)
})

test("the version is the package's version", () => {
  expect(VERSION).toBe((JSON.parse(read('package.json')) as { version: string }).version)
})

test('a server error has the wording of seed 003, with its own for a deletion', () => {
  const { paths, components } = specs[0]?.spec as unknown as {
    paths: Record<string, Record<string, { responses?: Record<string, { $ref: string }> }>>
    components: { responses: Record<string, { description: string }> }
  }
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { responses }]) => {
      const shared = responses?.['500']?.$ref.split('/').at(-1)
      return shared === undefined || !path.startsWith('/v1')
        ? []
        : [`${method}: ${components.responses[shared]?.description.replace(/ \(.*/, '') ?? ''}`]
    }),
  )
  expect([...new Set(described)].sort()).toEqual([
    'delete: Internal failure during request processing',
    'get: Internal Server Error',
    'patch: Internal Server Error',
    'post: Internal Server Error',
  ])
})
