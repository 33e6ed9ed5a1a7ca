import { nameOf, resolve, type Schema, type Spec } from './spec.ts'

/** Describes the type of a schema in a few words: `string (uuid)`, `array of Person`, `Queue or null`. */
export const typeText = (spec: Spec, schema: Schema): string => {
  const name = nameOf(schema)
  const whole = resolve(spec, schema)
  const choices = whole.oneOf ?? whole.anyOf
  if (choices) return [...new Set(choices.map((one) => typeText(spec, one)))].join(' or ')
  if (name !== undefined && (whole.properties ?? whole.allOf)) return name
  if (whole.const !== undefined) return JSON.stringify(whole.const)
  const types =
    whole.type === undefined ? [...new Set((whole.enum ?? []).map((value) => typeof value))] : [whole.type].flat()
  if (types.includes('array')) return `array of ${whole.items ? typeText(spec, whole.items) : 'anything'}`
  const untyped = whole.properties || whole.allOf ? 'object' : 'anything'
  const text = types.join(' or ') || untyped
  return whole.format === undefined ? text : `${text} (${whole.format})`
}

/** Describes further constraints: lengths, bounds, pattern, default. Enumerations are listed separately. */
export const limitsText = (spec: Spec, schema: Schema): string => {
  const whole = resolve(spec, schema)
  return [
    range(whole.minimum, whole.maximum, ''),
    range(whole.minLength, whole.maxLength, ' characters'),
    range(whole.minItems, whole.maxItems, ' entries'),
    range(whole.minProperties, undefined, ' members'),
    whole.pattern === undefined ? '' : `pattern ${whole.pattern}`,
    whole.default === undefined ? '' : `default ${JSON.stringify(whole.default)}`,
  ]
    .filter((one) => one !== '')
    .join(', ')
}

const range = (least: number | undefined, most: number | undefined, of: string): string => {
  if (least === undefined) return most === undefined ? '' : `at most ${String(most)}${of}`
  if (most === undefined) return `at least ${String(least)}${of}`
  return least === most ? `exactly ${String(least)}${of}` : `${String(least)} to ${String(most)}${of}`
}

/**
 * Returns the enumerated values of a schema, of one of its alternatives, or of its items; undefined if there are none.
 */
export const valuesOf = (spec: Spec, schema: Schema): readonly string[] | undefined => {
  const whole = resolve(spec, schema)
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value))
  const choices = (whole.oneOf ?? whole.anyOf ?? []).flatMap((one) => valuesOf(spec, one) ?? [])
  return choices.length > 0 ? choices : whole.items && valuesOf(spec, whole.items)
}

/** Returns the properties of an object, including those of all its parts; undefined if it has none. */
export const membersOf = (
  spec: Spec,
  schema: Schema,
): { readonly properties: Readonly<Record<string, Schema>>; readonly required: ReadonlySet<string> } | undefined => {
  const whole = resolve(spec, schema)
  const parts = [
    ...(whole.allOf ?? []).map((one) => membersOf(spec, one)),
    { properties: whole.properties ?? {}, required: new Set(whole.required ?? []) },
  ].filter((one) => one !== undefined)
  const properties: Record<string, Schema> = {}
  // A later part adds to a property of an earlier one.
  for (const part of parts)
    for (const [name, member] of Object.entries(part.properties)) properties[name] = { ...properties[name], ...member }
  if (Object.keys(properties).length === 0) return undefined
  return { properties, required: new Set(parts.flatMap(({ required }) => [...required])) }
}

/** Returns the nested schemas of a value: of its items, or of its alternatives. */
export const withinOf = (spec: Spec, schema: Schema): readonly (readonly [label: string, schema: Schema])[] => {
  const whole = resolve(spec, schema)
  const choices = whole.oneOf ?? whole.anyOf
  if (choices)
    return choices
      .filter((one) => membersOf(spec, one))
      .map((one, index) => [nameOf(one) ?? `choice ${String(index + 1)}`, one] as const)
  if (whole.items && (membersOf(spec, whole.items) ?? withinOf(spec, whole.items).length > 0))
    return membersOf(spec, whole.items)
      ? [[nameOf(whole.items) ?? 'each entry', whole.items]]
      : withinOf(spec, whole.items)
  return []
}
