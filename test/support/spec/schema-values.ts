import type { Ajv2020 } from 'ajv/dist/2020.js'

export type Json = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const memberOf = (node: unknown, key: string): unknown => {
  if (Array.isArray(node)) return node[Number(key)]
  return isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined
}

/** What a JSON pointer of a document leads to. */
export const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(memberOf, document)

export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Gathers the values that reach each place of a schema, by its pointer in the document. */
export const gather = (
  spec: Json,
  ajv: Ajv2020,
  pointer: string,
  values: readonly unknown[],
  into: Map<string, unknown[]>,
): void => {
  const node = at(spec, pointer)
  if (!isRecord(node) || values.length === 0) return
  if (typeof node.$ref === 'string') return gather(spec, ajv, node.$ref.slice(1), values, into)
  into.set(pointer, [...(into.get(pointer) ?? []), ...values])
  listOf(node.allOf).forEach((_, index) => gather(spec, ajv, `${pointer}/allOf/${String(index)}`, values, into))
  for (const keyword of ['oneOf', 'anyOf'] as const)
    listOf(node[keyword]).forEach((_, index) => {
      const branch = `${pointer}/${keyword}/${String(index)}`
      const taken = ajv.compile({ $ref: `spec#${branch}` })
      gather(
        spec,
        ajv,
        branch,
        values.filter((value) => taken(value)),
        into,
      )
    })
  const objects = values.filter(isRecord)
  const properties = isRecord(node.properties) ? node.properties : {}
  for (const key of Object.keys(properties))
    gather(
      spec,
      ajv,
      `${pointer}/properties/${escapeKey(key)}`,
      objects.filter((one) => Object.hasOwn(one, key)).map((one) => one[key]),
      into,
    )
  if (isRecord(node.additionalProperties))
    gather(
      spec,
      ajv,
      `${pointer}/additionalProperties`,
      objects.flatMap((one) => Object.entries(one).flatMap(([key, value]) => (key in properties ? [] : [value]))),
      into,
    )
  if (isRecord(node.items)) gather(spec, ajv, `${pointer}/items`, values.filter(Array.isArray).flat(), into)
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const FORMATS: readonly (readonly [format: string, form: RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/],
  ['ipv4', /^\d+\.\d+\.\d+\.\d+$/],
]

/** What a schema leaves open, or names, that the values which reach it never show. */
export const looseEnds = (
  spec: Json,
  reached: ReadonlyMap<string, readonly unknown[]>,
  isClosed: (pointer: string) => boolean,
): readonly string[] => {
  const wrong: string[] = []
  for (const [pointer, values] of reached) {
    const node = at(spec, pointer)
    // A branch, or what is said of a part by its condition, says only what is different.
    if (!isRecord(node)) continue
    const objects = values.filter(isRecord)
    const properties = isRecord(node.properties) ? Object.keys(node.properties) : []
    const required = listOf(node.required)
    for (const key of properties) {
      const present = objects.filter((one) => Object.hasOwn(one, key)).length
      if (present === 0) wrong.push(`${pointer}: ${key} is never there`)
      else if (present === objects.length && !required.includes(key))
        wrong.push(`${pointer}: ${key} is always there, and not required`)
    }
    if (properties.length > 0 && node.additionalProperties === undefined && !/\/(?:allOf|oneOf)\/\d+$/.test(pointer))
      for (const key of new Set(objects.flatMap((one) => Object.keys(one))))
        if (!properties.includes(key)) wrong.push(`${pointer}: ${key} is there, and not described`)
    if (node.type === 'object' && properties.length === 0 && node.additionalProperties === undefined)
      wrong.push(`${pointer}: says nothing of its members`)
    for (const name of required)
      if (!properties.includes(String(name))) wrong.push(`${pointer}: ${String(name)} is required, and not described`)
    if (properties.length > 0 && isClosed(pointer) && node.additionalProperties !== false)
      wrong.push(`${pointer}: is open for further members`)
    for (const value of listOf(node.enum))
      if (!values.includes(value)) wrong.push(`${pointer}: ${String(value)} is never there`)
    if (properties.length > 0 && node.type !== 'object') wrong.push(`${pointer}: is no object`)
    if (isRecord(node.items) && node.type !== 'array') wrong.push(`${pointer}: is no list`)
    const types = listOf(node.type)
    for (const type of types)
      if (!values.some((value) => typeOf(value) === type)) wrong.push(`${pointer}: no ${String(type)}`)
    if (
      node.type === undefined &&
      node.enum === undefined &&
      node.const === undefined &&
      properties.length === 0 &&
      !('oneOf' in node) &&
      !('anyOf' in node) &&
      !('allOf' in node)
    )
      wrong.push(`${pointer}: says nothing`)
    for (const keyword of ['oneOf', 'anyOf'])
      listOf(node[keyword]).forEach((branch, index) => {
        const to =
          isRecord(branch) && typeof branch.$ref === 'string'
            ? branch.$ref.slice(1)
            : `${pointer}/${keyword}/${String(index)}`
        if (!reached.has(to)) wrong.push(`${pointer}: ${to} is never there`)
      })
    const texts = values.filter((value): value is string => typeof value === 'string')
    if (
      texts.length > 0 &&
      texts.length === values.filter((value) => value !== null).length &&
      !('enum' in node) &&
      !('const' in node)
    ) {
      const [format] = FORMATS.find(([, form]) => texts.every((text) => form.test(text))) ?? []
      if (format !== node.format) wrong.push(`${pointer}: the format is ${String(format)}`)
    }
  }
  return wrong
}
