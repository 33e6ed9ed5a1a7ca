import type { Finding } from '../scenario/model/result.ts'
import { visible, visibleLine } from '../kit/visible.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { wrap } from './wrap.ts'

const LABEL_COLUMNS = 14

/** Indents lines; empty ones stay empty. */
export const indent = (lines: readonly string[], by = 2): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line))

/** Renders a label with its text as a hanging paragraph. */
export const labelled = (
  label: string,
  text: string,
  { paint, width }: PrettyOptions,
  columns = LABEL_COLUMNS,
): string[] =>
  wrap(visible(text).replaceAll('\t', ' '), Math.max(width - columns - 2, 20)).map((line, row) =>
    `${row === 0 ? paint('dim', label.padEnd(columns)) : ' '.repeat(columns)}${line}`.trimEnd(),
  )

/** Renders a label with a command on its own line, never wrapped, so it can be copied. */
export const command = (label: string, text: string, { paint }: PrettyOptions): string[] => [
  paint('dim', label),
  `  ${visibleLine(text)}`,
]

/** Renders code for a framework. */
export const snippet = ({ framework, code }: Finding['snippets'][number], { paint }: PrettyOptions): string[] => [
  paint('dim', visibleLine(`in ${framework}`)),
  ...visible(code)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd()),
]

/** Returns a text on one line of at most `columns` characters. */
export const oneLine = (text: string, columns: number): string => {
  // A text may be very long, and no more than this is shown.
  const line = visibleLine(text.slice(0, columns * 4))
  const characters = [...line]
  return characters.length <= columns ? line : `${characters.slice(0, columns - 1).join('')}…`
}
