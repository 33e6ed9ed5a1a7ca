import type { Finding } from '../scenario/model/result.ts'
import { visible, visibleLine } from '../kit/visible.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { wrap } from './wrap.ts'

const LABEL_COLUMNS = 14

/** Moves lines to the right; empty ones stay empty. */
export const indent = (lines: readonly string[], by = 2): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line))

/** A label with its text, which hangs beside it. */
export const labelled = (
  label: string,
  text: string,
  { paint, width }: PrettyOptions,
  columns = LABEL_COLUMNS,
): string[] =>
  wrap(visible(text).replaceAll('\t', ' '), Math.max(width - columns - 2, 20)).map((line, row) =>
    `${row === 0 ? paint('dim', label.padEnd(columns)) : ' '.repeat(columns)}${line}`.trimEnd(),
  )

/** A label with a command on a line of its own, never broken, so that it can be copied. */
export const command = (label: string, text: string, { paint }: PrettyOptions): string[] => [
  paint('dim', label),
  `  ${visibleLine(text)}`,
]

/** Code for a framework, as it is written. */
export const snippet = ({ framework, code }: Finding['snippets'][number], { paint }: PrettyOptions): string[] => [
  paint('dim', visibleLine(`in ${framework}`)),
  ...visible(code)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd()),
]

/** A text on one line of at most so many characters. */
export const oneLine = (text: string, columns: number): string => {
  // More than that is never shown, and a text may be very long.
  const line = visibleLine(text.slice(0, columns * 4))
  const characters = [...line]
  return characters.length <= columns ? line : `${characters.slice(0, columns - 1).join('')}…`
}
