import { escapeKey, isRecord, type Json } from './schema-values.ts'

/** One change of the spec. */
export interface Mutant {
  /** Where, as a JSON pointer, and what was done. */
  readonly what: string
  readonly pointer: string
  readonly spec: Json
}

/** Members that describe, and state no behaviour. */
const DESCRIBING = new Set([
  'description',
  'summary',
  'title',
  'tags',
  'examples',
  'example',
  'discriminator',
  'info',
  'servers',
  'license',
  'openapi',
])

/** A change of one place: the whole document with another value there, or without it. */
type Change = { readonly what: string; readonly value: unknown } | { readonly what: string; readonly gone: true }

const changed = (node: unknown, path: readonly (string | number)[], change: Change, rename?: string): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return 'value' in change ? change.value : undefined
  const isGone = rest.length === 0 && 'gone' in change
  if (Array.isArray(node))
    return node.flatMap((item: unknown, index) => {
      if (index !== key) return [item]
      return isGone ? [] : [changed(item, rest, change, rename)]
    })
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => {
      if (name !== String(key)) return [[name, value]]
      if (rest.length === 0 && rename !== undefined) return [[rename, value]]
      return isGone ? [] : [[name, changed(value, rest, change, rename)]]
    }),
  )
}

/** What else a leaf could be. */
const otherValues = (value: unknown, key: string): readonly unknown[] => {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1]
  if (value === null) return ['text']
  if (typeof value !== 'string') return []
  if (key === 'type') return [value === 'string' ? 'integer' : 'string']
  if (key === '$ref')
    return [value.replace(/[^/]+$/, (name) => (name === 'NotFound' ? 'InvalidValue' : 'ErrorMessage'))]
  if (key === 'pattern') return ['^never$']
  if (key === 'format') return ['email']
  return [`${value}X`]
}

/** Maps whose keys are names that the wire shows. */
const NAMED = new Set(['properties', 'responses', 'paths', 'webhooks', 'content', 'x-dialects', 'headers'])

/** Whether a place is a map by names, and not a member that happens to be called like one. */
const isMap = (path: readonly (string | number)[]): boolean =>
  NAMED.has(String(path.at(-1) ?? '')) && path.at(-2) !== 'properties'

/** Makes a mutant of every place of the spec that states behaviour. */
export function* mutantsOf(spec: Json): Generator<Mutant> {
  function* visit(node: unknown, path: readonly (string | number)[]): Generator<Mutant> {
    const pointer = path.map((part) => `/${escapeKey(String(part))}`).join('')
    const key = path.at(-1) ?? ''
    const isNamed = isMap(path.slice(0, -1))
    const mutant = (change: Change, rename?: string): Mutant => ({
      what: `${pointer} ${change.what}`,
      pointer,
      spec: changed(spec, path, change, rename) as Json,
    })
    const isLeaf = typeof node !== 'object' || node === null
    if (isNamed) {
      const other = /^\d{3}$/.test(String(key)) ? String(Number(key) + 1) : `${String(key)}X`
      yield mutant({ what: `→ ${other}`, value: undefined }, other)
    }
    if (isNamed || isLeaf || typeof key === 'number') yield mutant({ what: 'dropped', gone: true })
    if (isLeaf)
      for (const value of otherValues(node, String(key)).filter((one) => one !== node))
        yield mutant({ what: `${String(node)} → ${String(value)}`, value })
    if (Array.isArray(node)) for (const [index, item] of node.entries()) yield* visit(item, [...path, index])
    else if (isRecord(node))
      for (const [name, value] of Object.entries(node))
        if (!DESCRIBING.has(name) || isMap(path)) yield* visit(value, [...path, name])
  }
  yield* visit(spec, [])
}
