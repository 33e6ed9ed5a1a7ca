// Generates the generated/ folders from the specs and the dialects, and the names of events in the spec of the control
// API: the first half of `npm run generate`. Tests fail if the committed files differ.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import ajvFormats from 'ajv-formats'
import { build } from 'esbuild'
import openapiTS, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'
import { DIALECTS } from '../dialects/registry.ts'
import { paletteCss } from '../picture/palette.ts'
import { controlWithEvents } from './event-lists.ts'
import { fileLists } from './file-lists.ts'
import {
  assumptionsModule,
  eventsModule,
  HEADER,
  killsModule,
  membersModule,
  METHODS,
  specsModule,
  type SpecOperation,
  type OpenApiSpec,
} from './spec-modules.ts'
import { readSnippets, snippetsModule } from './cut-snippets.ts'
import { requirementsModule } from './requirements-module.ts'

const ROOT = new URL('../../', import.meta.url)
const CONTRACT = 'src/contract/generated'
const JUDGE = 'src/scenario/judge'

/** The first spec, whose first dialect is the default one; the others follow by name. */
const FIRST = 'genesys'

/** The name of every spec: `NAME.openapi.yaml`. */
const specNames = (): readonly string[] => {
  const names = readdirSync(new URL('spec/', ROOT)).flatMap((file) => /^(.+)\.openapi\.yaml$/.exec(file)?.[1] ?? [])
  return [FIRST, ...names.filter((name) => name !== FIRST).sort()]
}

const parseSpec = (name: string): OpenApiSpec =>
  parse(readFileSync(new URL(`spec/${name}.openapi.yaml`, ROOT), 'utf8')) as OpenApiSpec

type Dialects = NonNullable<OpenApiSpec['x-dialects']>

/** The events of every dialect, from all specs. */
const dialectsOf = (specs: readonly OpenApiSpec[]): Dialects =>
  Object.assign({}, ...specs.map((spec) => spec['x-dialects'] ?? {})) as Dialects

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

const bodyOf = ({ requestBody }: SpecOperation): 'required' | 'optional' | 'none' => {
  if (!requestBody) return 'none'
  return requestBody.required ? 'required' : 'optional'
}

/** Reads one spec: its table of operations, and a schema for each part of a request that is validated. */
const read = (name: string) => {
  const spec = parseSpec(name)
  const table: Record<string, unknown> = {}
  const schemas: Record<string, object> = {}
  for (const [path, item] of Object.entries(spec.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method]
      if (!operation) continue
      const at = `${name}#/paths/${escape(path)}/${method}`
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
        one.$ref ? (spec.components.parameters?.[one.$ref.split('/').at(-1) ?? ''] ?? one) : one,
      )
      const inPlace = (place: string) => parameters.filter((one) => one.in === place)
      const objectOf = (place: string): object => ({
        type: 'object',
        properties: Object.fromEntries(
          inPlace(place).map((one) => [
            one.name,
            JSON.parse(JSON.stringify(one.schema).replaceAll('"#/', `"${name}#/`)) as object,
          ]),
        ),
        required: inPlace(place)
          .filter((one) => one.required)
          .map((one) => one.name),
        ...(place === 'query' && { additionalProperties: false }),
      })
      if (inPlace('path').length > 0) schemas[`${operation.operationId}Path`] = objectOf('path')
      if (inPlace('query').length > 0) schemas[`${operation.operationId}Query`] = objectOf('query')
      if (operation.requestBody)
        schemas[`${operation.operationId}Body`] = { $ref: `${at}/requestBody/content/application~1json/schema` }
      table[operation.operationId] = {
        method: method.toUpperCase(),
        path,
        pathParams: inPlace('path').map((one) => one.name),
        uuids: inPlace('path')
          .filter((one) => one.schema.format === 'uuid')
          .map((one) => one.name),
        queryIntegers: inPlace('query')
          .filter((one) => one.schema.type === 'integer')
          .map((one) => one.name),
        hasQuery: inPlace('query').length > 0,
        body: bodyOf(operation),
      }
    }
  }
  // Responses of receivers are judged by the documented schema.
  if (spec.components.schemas?.EventsResponse)
    schemas.eventsResponse = { $ref: `${name}#/components/schemas/EventsResponse` }
  for (const schema of spec['x-validators'] ?? [])
    schemas[`${schema.slice(0, 1).toLowerCase()}${schema.slice(1)}`] = {
      $ref: `${name}#/components/schemas/${schema}`,
    }
  return { name, spec, table, schemas }
}

/**
 * The facts about dialects that the pages use: their events, the form of their signatures, and where each is
 * described.
 */
const pageDialects = (events: Dialects): string => {
  const signatures = Object.fromEntries(
    Object.entries(DIALECTS).map(([name, { signature }]) => {
      const { header, hash, key, digest, timed } = signature
      const value = signature.format({ t: '{t}', digest: '{digest}' })
      return [name, { header, hash, key, encoding: digest.encoding, length: digest.length, timed, value }]
    }),
  )
  const sections = Object.entries(DIALECTS).map(([dialect, { section }]) => ({ dialect, ...section }))
  return (
    `${HEADER}\nexport const EVENTS = ${JSON.stringify(events, null, 2)} as const\n` +
    `\nexport const SIGNATURES = ${JSON.stringify(signatures, null, 2)} as const\n` +
    `\nexport const SECTIONS = ${JSON.stringify(sections, null, 2)} as const\n`
  )
}

/** Every generated file by its path. */
export const generate = async (): Promise<Readonly<Record<string, string>>> => {
  const specs = specNames().map(read)
  const files: Record<string, string> = { ...fileLists() }
  for (const { name } of specs)
    files[`${CONTRACT}/${name}.ts`] = HEADER + astToString(await openapiTS(new URL(`spec/${name}.openapi.yaml`, ROOT)))
  files[`${CONTRACT}/operations.ts`] =
    HEADER +
    specs
      .filter(({ spec }) => spec.paths)
      .map(({ name, table }) => `\nexport const ${name}Operations = ${JSON.stringify(table, null, 2)} as const\n`)
      .join('') +
    specs
      .filter(({ name }) => name === 'genesys')
      .map(({ spec }) => membersModule(spec))
      .join('')

  const dialects = dialectsOf(specs.map(({ spec }) => spec))
  const webhooks = Object.fromEntries(specs.flatMap(({ spec }) => Object.entries(spec.webhooks ?? {})))
  files[`${CONTRACT}/events.ts`] = eventsModule(dialects, webhooks)
  files['src/dashboard/generated/dialects.ts'] = pageDialects(dialects)
  const isJudged = (dialect: string): boolean => existsSync(new URL(`${JUDGE}/kills.${dialect}.json`, ROOT))
  files[`${JUDGE}/generated/kills.ts`] = killsModule(Object.keys(dialects).filter(isJudged))
  const notice = '/* Generated by `npm run generate`; do not edit. */'
  files['src/dashboard/generated/palette.css'] = `${notice}\n${paletteCss()}`

  files[`${CONTRACT}/assumptions.ts`] = assumptionsModule(
    readFileSync(new URL('spec/assumptions.yaml', ROOT), 'utf8'),
    Object.keys(dialects),
  )

  files[`${CONTRACT}/specs.ts`] = specsModule(specNames())
  files['src/dashboard/generated/specs.ts'] = specsModule(specNames())

  const { defects } = parse(readFileSync(new URL('spec/defects.yaml', ROOT), 'utf8')) as { defects: unknown }
  files[`${CONTRACT}/defects.ts`] = `${HEADER}\nexport const DEFECTS = ${JSON.stringify(defects, null, 2)} as const\n`

  files[`${CONTRACT}/snippets.ts`] = snippetsModule(readSnippets(ROOT))

  files[`${CONTRACT}/requirements.ts`] = `${HEADER}${requirementsModule(Object.keys(dialects), ROOT)}`

  const ajv = new Ajv2020({ strict: false, allErrors: false, verbose: false, code: { source: true, esm: true } })
  ajvFormats.default(ajv)
  const exported: Record<string, string> = {}
  for (const { name, spec, schemas } of specs) {
    ajv.addSchema(spec, name)
    for (const [key, schema] of Object.entries(schemas)) {
      ajv.addSchema(schema, key)
      exported[key] = key
    }
  }
  const contents = standaloneCode.default(ajv, exported)
  // Bundled, so that ajv is not needed at run time.
  const bundled = await build({
    stdin: { contents, resolveDir: fileURLToPath(ROOT), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    charset: 'utf8',
    alias: { 'ajv/dist/runtime/ucs2length': createRequire(import.meta.url).resolve('ajv/dist/runtime/ucs2length.js') },
  })
  files[`${CONTRACT}/validators.js`] = HEADER + (bundled.outputFiles[0]?.text ?? '')
  files[`${CONTRACT}/validators.d.ts`] =
    `${HEADER}import type { Validator } from '../validator.ts'\n\n` +
    Object.keys(exported)
      .map((key) => `export declare const ${key}: Validator\n`)
      .join('')
  return files
}

/** The names of all events, in the order of the specs. */
const eventNames = (): readonly string[] => Object.values(dialectsOf(specNames().map(parseSpec))).flat()

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const control = new URL('spec/control.openapi.yaml', ROOT)
  writeFileSync(control, controlWithEvents(readFileSync(control, 'utf8'), eventNames()))
  for (const [path, text] of Object.entries(await generate())) {
    mkdirSync(new URL('./', new URL(path, ROOT)), { recursive: true })
    writeFileSync(new URL(path, ROOT), text)
  }
}
