import { membersOf } from './schema-text.ts'
import { resolve, type Schema, type Spec } from './spec.ts'

const TEXTS: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  'date-time': '2026-01-01T00:00:00.000Z',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  ipv4: '192.0.2.1',
}

/**
 * Generates a value that is valid for a schema without an example; optional fields are omitted below the first level.
 */
export const sampleOf = (spec: Spec, schema: Schema, depth = 0): unknown => {
  const whole = resolve(spec, schema)
  if (whole.const !== undefined) return whole.const
  if (whole.examples?.[0] !== undefined) return whole.examples[0]
  if (whole.default !== undefined) return whole.default
  if (whole.enum?.[0] !== undefined) return whole.enum[0]
  const [choice] = whole.oneOf ?? whole.anyOf ?? []
  if (choice) return sampleOf(spec, choice, depth)
  const members = membersOf(spec, whole)
  if (members) {
    const shown = Object.entries(members.properties).filter(([name]) => depth === 0 || members.required.has(name))
    return Object.fromEntries(shown.map(([name, member]) => [name, sampleOf(spec, member, depth + 1)]))
  }
  const [type] = [whole.type ?? 'object'].flat()
  switch (type) {
    case 'string':
      return TEXTS[whole.format ?? ''] ?? (whole.pattern === undefined ? 'text' : textLike(whole.pattern))
    case 'integer':
    case 'number':
      return whole.minimum ?? 1
    case 'boolean':
      return true
    case 'array':
      return whole.items && (whole.minItems ?? 1) > 0 && depth < 4 ? [sampleOf(spec, whole.items, depth + 1)] : []
    case 'null':
      return null
    default:
      return {}
  }
}

/** Patterns in our documents that a plain text does not match. */
const textLike = (pattern: string): string =>
  ['text', '5s', 'manual', 'dlv_1', '2026-01-01T00:00:00Z', '1'].find((one) => new RegExp(pattern, 'u').test(one)) ??
  'text'
