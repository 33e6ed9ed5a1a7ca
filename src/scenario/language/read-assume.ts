import { ASSUMPTION_NAMES, ASSUMPTION_VALUES, readAssumption, type Assumptions } from '../../contract/assumptions.ts'
import type { Cursor } from './tree-cursor.ts'
import { listed, quote } from './mistake.ts'
import type { Tree } from './tree.ts'

/** Reads the assumptions that a scenario sets. */
export const readAssume = (tree: Tree | undefined, cursor: Cursor): Partial<Assumptions> | undefined => {
  const members = cursor.anyMembers(tree, 'assume')
  if (!members || !tree) return undefined
  if (members.length === 0)
    cursor.mistakes.note('EMPTY', tree.span, 'assume is empty', 'add at least one value, or remove the key')
  const assume: Partial<Assumptions>[] = []
  for (const { key, keySpan, value } of members) {
    const name = ASSUMPTION_NAMES.find((one) => one === key)
    if (name === undefined) {
      cursor.mistakes.unknown('UNKNOWN_KEY', keySpan, key, 'an assumption in spec/assumptions.yaml', ASSUMPTION_NAMES)
      continue
    }
    if (value.kind === 'broken') continue
    const given = value.kind === 'scalar' ? String(value.value) : `a ${value.kind}`
    const values: readonly (string | boolean)[] = ASSUMPTION_VALUES[name]
    if (value.kind === 'scalar' && values.some((one) => String(one) === given)) assume.push(readAssumption(name, given))
    else
      cursor.mistakes.unknown(
        'UNKNOWN_CHOICE',
        value.span,
        given,
        `a value of ${quote(name).slice(1, -1)}`,
        values.map(String),
        `use ${listed(values.map(String))}`,
      )
  }
  return Object.assign({}, ...assume) as Partial<Assumptions>
}
