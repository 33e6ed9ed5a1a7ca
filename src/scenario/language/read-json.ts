import type { Cursor } from './tree-cursor.ts'
import { quote, type Mistakes } from './mistake.ts'
import { checkReferences } from './references.ts'
import type { Json } from '../model/step-parts.ts'
import type { ScalarTree, Tree } from './tree.ts'

/**
 * Reads any JSON value; its strings may refer to `names` and stay as written. Keys such as `__proto__` are ordinary
 * fields.
 */
export const readJson = (tree: Tree, names: ReadonlySet<string>, mistakes: Mistakes): Json => {
  switch (tree.kind) {
    case 'broken':
      return null
    case 'list':
      return tree.items.map((item) => readJson(item, names, mistakes))
    case 'mapping':
      return Object.fromEntries(tree.members.map(({ key, value }) => [key, readJson(value, names, mistakes)]))
    case 'scalar':
      return readScalar(tree, names, mistakes)
  }
}

/** Reads a mapping of JSON values. */
export const readJsonMembers = (
  tree: Tree | undefined,
  what: string,
  names: ReadonlySet<string>,
  cursor: Cursor,
): Readonly<Record<string, Json>> | undefined => {
  const members = cursor.anyMembers(tree, what)
  return members && Object.fromEntries(members.map(({ key, value }) => [key, readJson(value, names, cursor.mistakes)]))
}

const readScalar = ({ value, source, span }: ScalarTree, names: ReadonlySet<string>, mistakes: Mistakes): Json => {
  if (typeof value === 'string') checkReferences(value, span, names, mistakes)
  if (typeof value !== 'number') return value
  const written = quote(source).slice(1, -1)
  if (!Number.isFinite(value))
    mistakes.note(
      'NOT_JSON',
      span,
      `JSON cannot represent the number ${written}`,
      'use another number, or quote it to send a string',
    )
  else if (Number.isInteger(value) && !Number.isSafeInteger(value))
    mistakes.note(
      'NOT_JSON',
      span,
      `${written} would be sent as ${JSON.stringify(value)}`,
      'write the body as text to keep every digit',
    )
  return value
}
