// Turns parts of the specs into modules for use at run time.
import { parse } from 'yaml'

/** Methods that a path of a spec may have. */
export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** What a generated module begins with. */
export const HEADER = '// Made from the specs by `npm run generate`; do not edit.\n'

export interface DeclaredParameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: { readonly type?: string; readonly format?: string }
}
export interface SpecOperation {
  readonly operationId: string
  readonly parameters?: readonly DeclaredParameter[]
  readonly requestBody?: { readonly required?: boolean }
  readonly 'x-evidence'?: string
}
type PathItem = { readonly [M in (typeof METHODS)[number]]?: SpecOperation } & {
  readonly parameters?: readonly DeclaredParameter[]
}
export interface OpenApiSpec {
  /** Absent in a spec that only describes requests to receivers. */
  readonly paths?: Readonly<Record<string, PathItem>>
  readonly webhooks?: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly parameters?: Readonly<Record<string, DeclaredParameter>>
    readonly schemas?: Readonly<Record<string, { readonly properties?: object }>>
  }
  readonly 'x-rate-limit'?: Readonly<Record<'perSecond' | 'burst' | 'perDay', number>>
  readonly 'x-dialects'?: Readonly<Record<string, readonly string[]>>
  /** Component schemas that values are checked against at run time; each becomes a validator of the same name. */
  readonly 'x-validators'?: readonly string[]
}

/** Schemas that list the allowed members of requests to the emulated API. */
const REQUEST_SCHEMAS = [
  'CreateWebhookSubscriptionInput',
  'PatchWebhookSubscriptionInput',
  'BasicAuth',
  'TokenAuth',
  'NoAuth',
  'CombinedFilters',
  'FilterCondition',
] as const

/** Returns the module of the members of each request schema, and of the rate limit. */
export const membersModule = ({ components, 'x-rate-limit': limit }: OpenApiSpec): string => {
  const members = Object.fromEntries(
    REQUEST_SCHEMAS.map((name) => [name, Object.keys(components.schemas?.[name]?.properties ?? {})]),
  )
  return (
    `\nexport const REQUEST_MEMBERS = ${JSON.stringify(members, null, 2)} as const\n` +
    `\nexport const RATE_LIMIT = ${JSON.stringify(limit, null, 2)} as const\n`
  )
}

/** Returns the module of the events of each dialect, with the evidence for each payload that the spec states. */
export const eventsModule = (
  dialects: Readonly<Record<string, readonly string[]>>,
  webhooks: OpenApiSpec['webhooks'] = {},
): string => {
  const evidence = Object.values(dialects)
    .flat()
    .map((event) => [event, (webhooks[event] ?? webhooks.interactionStateChange)?.post?.['x-evidence']] as const)
  return (
    `${HEADER}\nexport const EVENTS = ${JSON.stringify(dialects, null, 2)} as const\n` +
    `\nexport const EVIDENCE = ${JSON.stringify(Object.fromEntries(evidence), null, 2)} as const\n`
  )
}

interface Assumption {
  readonly id: string
  readonly area: string
  readonly point: string
  readonly default: string | boolean
  readonly alternatives: readonly (string | boolean)[]
  readonly switch?: boolean
  readonly receivers?: 'any' | 'none'
}

/**
 * Returns the module of the assumptions in spec/assumptions.yaml: the values of each, the default first; the defaults
 * alone, which a start would otherwise gather; and for each dialect, the assumptions that its receivers can depend on.
 */
export const assumptionsModule = (yaml: string, dialects: readonly string[]): string => {
  const { assumptions } = parse(yaml) as {
    assumptions: readonly Assumption[]
  }
  const switches = assumptions.filter((one) => one.switch)
  const rows = switches.map(
    (one) => `  /** ${one.point} */\n  ${one.id}: ${JSON.stringify([one.default, ...one.alternatives])},\n`,
  )
  const defaults = switches.map((one) => `  ${one.id}: ${JSON.stringify(one.default)},\n`)
  const idsOf = (test: (one: Assumption) => boolean): readonly string[] => switches.filter(test).map(({ id }) => id)
  const ofAny = idsOf(({ receivers }) => receivers === 'any')
  const byDialect = Object.fromEntries(
    dialects.map((dialect) => [
      dialect,
      [...idsOf(({ area, receivers }) => area === dialect && receivers === undefined), ...ofAny],
    ]),
  )
  return (
    `${HEADER}\nexport const SWITCHES = {\n${rows.join('')}} as const\n` +
    `\nexport const DEFAULTS = {\n${defaults.join('')}} as const\n` +
    `\nexport const RECEIVER_SWITCHES = ${JSON.stringify(byDialect, null, 2)} as const\n`
  )
}

/**
 * Returns the module of every spec `spec/NAME.openapi.yaml` and the file name it is served under, the emulated API
 * first.
 */
export const specsModule = (names: readonly string[]): string => {
  const documents = names.map((name, index) => ({ name, file: index === 0 ? 'openapi.json' : `openapi-${name}.json` }))
  return `${HEADER}\nexport const SPEC_DOCUMENTS = ${JSON.stringify(documents, null, 2)} as const\n`
}

/** Returns the module of the kill tables: `kills.NAME.json` of each dialect that has one. */
export const killsModule = (dialects: readonly string[]): string => {
  const pathOf = (dialect: string): string => JSON.stringify(`../kills.${dialect}.json`)
  const named = dialects.map((dialect, index) => ({ dialect, table: `TABLE_${String(index)}` }))
  return (
    `${HEADER}\n` +
    named.map(({ dialect, table }) => `import ${table} from ${pathOf(dialect)} with { type: 'json' }\n`).join('') +
    `\nexport const KILL_TABLES = {\n` +
    named.map(({ dialect, table }) => `  ${JSON.stringify(dialect)}: ${table},\n`).join('') +
    '} as const\n'
  )
}
