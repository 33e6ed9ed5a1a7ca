import type { Cursor } from './tree-cursor.ts'
import { quote, type Mistakes } from './mistake.ts'
import { NAME, checkName, marksIn, replaceMarks } from './references.ts'
import type { RowValue } from '../model/scenario.ts'
import type { ListTree, MappingTree, Tree } from './tree.ts'

const MAX_ROWS = 500
/** The most values of a file, times its rows. */
const MAX_FILLED_VALUES = 200_000
/** The column that labels a row for people, and need not be used. */
const LABEL = 'case'

/** The cells of a row, by column. */
type Row = ReadonlyMap<string, Cell>
type Cell = Exclude<Tree, ListTree | MappingTree>

/** Reads the table; undefined if there is none. Notes mistakes. */
export const readRows = (tree: Tree | undefined, cursor: Cursor): readonly Row[] | undefined => {
  const list = cursor.list(tree, 'rows')
  if (!list) return undefined
  const { mistakes } = cursor
  if (list.items.length === 0)
    mistakes.note('EMPTY', list.span, 'rows is empty', 'give at least one row, or remove the key')
  if (list.items.length > MAX_ROWS)
    mistakes.note(
      'TOO_MANY',
      list.items[MAX_ROWS]?.span ?? list.span,
      `there are ${String(list.items.length)} rows (at most ${String(MAX_ROWS)})`,
      'split them into several files',
    )
  const rows = list.items.slice(0, MAX_ROWS).map((item) => readRow(item, cursor))
  const columns = [...(rows[0]?.keys() ?? [])]
  list.items.slice(1, MAX_ROWS).forEach((item, index) => {
    if (item.kind !== 'mapping') return
    for (const column of columns)
      if (!rows[index + 1]?.has(column) && !item.members.some(({ key }) => key === column))
        mistakes.note(
          'ROW_COLUMNS',
          { start: item.span.start, end: item.span.start + 1 },
          `the row has no ${quote(column)}, but the first row does`,
          `add ${column}: …; all rows must have the same columns`,
        )
    for (const { key, keySpan } of item.members)
      if (!columns.includes(key))
        mistakes.unknown(
          'ROW_COLUMNS',
          keySpan,
          key,
          'a column of the first row',
          columns,
          'all rows must have the same columns',
        )
  })
  return rows
}

const readRow = (tree: Tree, cursor: Cursor): Row => {
  const row = new Map<string, Cell>()
  for (const { key, keySpan, value } of cursor.anyMembers(tree, 'a row') ?? []) {
    checkName(key, keySpan, cursor.mistakes)
    if (value.kind === 'list' || value.kind === 'mapping')
      cursor.mistakes.note(
        'WRONG_TYPE',
        value.span,
        `a cell must be a text, a number, true, false or null, not a ${value.kind}`,
        'write a single value',
      )
    const inner =
      value.kind === 'scalar' && typeof value.value === 'string'
        ? marksIn(value.value).find(({ mark }) => mark.kind === 'column' || mark.kind === 'broken')
        : undefined
    if (inner)
      cursor.mistakes.note(
        'BAD_REFERENCE',
        cursor.mistakes.within(value.span, inner.written),
        `${quote(inner.written)} cannot be used in a cell`,
        'a cell cannot refer to another column; write $${ for a literal ${',
      )
    row.set(key, value.kind === 'scalar' && !inner ? value : { kind: 'broken', span: value.span })
  }
  return row
}

/** Returns the values of a row for the report. */
export const valuesOf = (row: Row): Readonly<Record<string, RowValue>> =>
  Object.fromEntries([...row].map(([column, cell]) => [column, cell.kind === 'scalar' ? cell.value : null]))

/**
 * Returns the file once for each row, without the table and with its `${column}` marks replaced. Without a table, notes
 * marks that name a column.
 */
export const fillRows = (
  file: MappingTree,
  rows: readonly Row[] | undefined,
  mistakes: Mistakes,
): readonly { readonly file: MappingTree; readonly row: Row | undefined }[] => {
  const filled: MappingTree = { ...file, members: file.members.filter(({ key }) => key !== 'rows') }
  const used = new Set<string>()
  const [first] = rows ?? []
  // The first pass notes mistakes once instead of for each row.
  const size = checkMarks(filled, first, used, mistakes)
  for (const column of first?.keys() ?? []) {
    if (used.has(column) || column === LABEL || !NAME.test(column)) continue
    const member = keyOf(file, column)
    mistakes.note(
      'UNUSED_COLUMN',
      member ?? file.span,
      `no text of the file uses \${${column}}`,
      'use the column, or remove it',
    )
  }
  if (!rows) return [{ file: filled, row: undefined }]
  if (rows.length * size > MAX_FILLED_VALUES) {
    mistakes.note('TOO_LARGE', file.span, 'the rows expand to too many values', 'split the rows into several files')
    return []
  }
  return rows.map((row) => ({
    file: { ...filled, members: filled.members.map((member) => ({ ...member, value: fill(member.value, row) })) },
    row,
  }))
}

const keyOf = (file: MappingTree, column: string) => {
  const table = file.members.find(({ key }) => key === 'rows')?.value
  const row = table?.kind === 'list' ? table.items[0] : undefined
  return row?.kind === 'mapping' ? row.members.find(({ key }) => key === column)?.keySpan : undefined
}

const checkMarks = (tree: Tree, row: Row | undefined, used: Set<string>, mistakes: Mistakes): number => {
  if (tree.kind === 'list') return tree.items.reduce((size, item) => size + checkMarks(item, row, used, mistakes), 1)
  if (tree.kind === 'mapping') {
    for (const { key, keySpan } of tree.members)
      if (marksIn(key).length > 0)
        mistakes.note(
          'BAD_REFERENCE',
          keySpan,
          'references in keys are not replaced',
          'write a body with such a key as text',
        )
    return tree.members.reduce((size, { value }) => size + checkMarks(value, row, used, mistakes), 1)
  }
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') return 1
  for (const { written, mark } of marksIn(tree.value)) {
    const span = mistakes.within(tree.span, written)
    if (mark.kind === 'broken')
      mistakes.note(
        'BAD_REFERENCE',
        span,
        `${quote(written)} names neither a column nor a field of a delivery`,
        'write ${column} or ${name.field}; write $${ for a literal ${',
      )
    if (mark.kind !== 'column') continue
    used.add(mark.column)
    if (row?.has(mark.column)) continue
    mistakes.unknown(
      'UNKNOWN_COLUMN',
      span,
      mark.column,
      'a column of the rows',
      [...(row?.keys() ?? [])],
      row ? undefined : 'add rows, refer to a delivery with ${name.field}, or write $${ for a literal ${',
    )
  }
  return 1
}

const fill = (tree: Tree, row: Row): Tree => {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item) => fill(item, row)) }
  if (tree.kind === 'mapping')
    return { ...tree, members: tree.members.map((member) => ({ ...member, value: fill(member.value, row) })) }
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string' || !tree.value.includes('${')) return tree
  const [only] = marksIn(tree.value)
  // A text that is only a mark is replaced by the cell itself, with its type and its place for mistakes.
  if (only?.mark.kind === 'column' && only.written === tree.value)
    return row.get(only.mark.column) ?? { kind: 'broken', span: tree.span }
  return {
    ...tree,
    value: replaceMarks(tree.value, (mark) => (mark.kind === 'column' ? cellText(row.get(mark.column)) : undefined)),
  }
}

/** Returns a cell as written, so that 0123 stays 0123. */
const cellText = (cell: Cell | undefined): string | undefined => {
  if (cell?.kind !== 'scalar') return undefined
  return typeof cell.value === 'string' ? cell.value : cell.source
}
