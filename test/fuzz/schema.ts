import fc from 'fast-check'
import { resolve, type Document, type Schema } from './spec.ts'

/** Puts a value that is likely to be accepted where a schema alone says too little: an address, an id, a fault. */
export type Hint = (at: {
  readonly schema: string | undefined
  readonly property: string | undefined
}) => fc.Arbitrary<unknown> | undefined

const TEXTS = [
  '',
  ' ',
  'x',
  '0',
  'null',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '\u0000',
  '\u001b]52;c;eA==\u0007',
  '\r\nSet-Cookie: a=b',
  '\u202e',
  '\ud800',
  '💥',
  '../../etc/passwd',
  '%00',
  "'; --",
  '::error::x',
]

/** Any code point, surrogates too. The library's own unit of that kind takes a second to make. */
const ANY_CHARACTER = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))

const made = new Map<string, fc.Arbitrary<string>>()

/** Any text: short ones, awkward ones and long ones. */
export const anyText = (least = 0, most = 300): fc.Arbitrary<string> => {
  // To make one takes far longer than to draw from it.
  const key = `${String(least)}-${String(most)}`
  const text = made.get(key) ?? makeText(least, most)
  made.set(key, text)
  return text
}

const makeText = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 6, arbitrary: fc.string({ minLength: least, maxLength: Math.max(least, Math.min(most, 30)) }) },
      {
        weight: 3,
        arbitrary: fc.string({ unit: ANY_CHARACTER, minLength: least, maxLength: Math.max(least, Math.min(most, 30)) }),
      },
      { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
      {
        weight: 1,
        arbitrary: fc
          .integer({ min: least, max: Math.max(least, Math.min(most, 3000)) })
          .map((length) => 'y'.repeat(length)),
      },
    )
    .map((text) => text.padEnd(least, '.').slice(0, most))

const numberIn = ({ minimum, maximum }: Schema): fc.Arbitrary<number> =>
  fc.integer({ min: minimum ?? -1_000_000, max: Math.min(maximum ?? 1_000_000, 2 ** 31) })

const textIn = ({ minLength = 0, maxLength = 300, pattern, format }: Schema): fc.Arbitrary<string> => {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString())
  if (pattern === undefined) return anyText(minLength, maxLength)
  return fc.oneof(
    fc.stringMatching(new RegExp(pattern)),
    fc.string({ unit: 'grapheme-ascii', minLength: Math.max(1, minLength), maxLength: Math.min(maxLength, 40) }),
  )
}

/** Values that a schema allows, as far as it is spelled in the dialect of the specs. */
export const arbitraryOf = (
  document: Document,
  schema: Schema,
  hint: Hint,
  at: { readonly schema?: string; readonly property?: string } = {},
): fc.Arbitrary<unknown> => {
  const of = (
    one: Schema,
    place: { readonly schema?: string; readonly property?: string } = {},
  ): fc.Arbitrary<unknown> => arbitraryOf(document, one, hint, place)
  if (schema.$ref !== undefined)
    return of(resolve(document, schema.$ref) as Schema, { ...at, schema: schema.$ref.split('/').at(-1) ?? '' })
  const hinted = hint({ schema: at.schema, property: at.property })
  if (hinted) return hinted
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return fc.oneof(...choices.map((one) => of(one, at)))
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['object'])
  return fc.oneof(...types.map((type) => ofType(type, schema, of)))
}

const ofType = (
  type: string,
  schema: Schema,
  of: (schema: Schema, at?: { readonly property?: string }) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'string':
      return textIn(schema)
    case 'integer':
      return numberIn(schema)
    case 'number':
      return schema.maximum === undefined
        ? numberIn(schema)
        : fc.double({ min: schema.minimum ?? 0, max: schema.maximum, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(of(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      })
    default: {
      const properties = Object.entries(schema.properties ?? {}).map(([name, one]): [string, fc.Arbitrary<unknown>] => [
        name,
        of(one, { property: name }),
      ])
      if (properties.length === 0) return fc.dictionary(anyText(1, 20), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
      return fc.record(Object.fromEntries(properties), {
        requiredKeys: [...(schema.required ?? [])],
        noNullPrototype: true,
      })
    }
  }
}
