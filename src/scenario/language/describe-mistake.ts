import { printable, type Mistake } from './mistake.ts'

/** How many columns of a line are shown. */
const MAX_LINE_COLUMNS = 110
const MAX_COLUMNS_BEFORE = 60

/**
 * Renders a mistake for people: what is wrong, where, the line with a caret under the span, and how to fix it. @param
 * text of the file
 */
export const describeMistake = ({ code, message, at, length, meant, hint }: Mistake, text: string): string => {
  const line = (text.replace(/^\ufeff/, '').split('\n')[at.line - 1] ?? '').replace(/\r$/, '')
  const start = Math.min(at.column - 1, line.length)
  const end = Math.min(Math.max(start + length, start), line.length)
  const from = line.length > MAX_LINE_COLUMNS && start > MAX_COLUMNS_BEFORE ? start - MAX_COLUMNS_BEFORE : 0
  const until = Math.min(line.length, from + MAX_LINE_COLUMNS)
  const number = `${String(at.line)} | `
  const cut = from > 0 ? '…' : ''
  const shown = `${cut}${printable(line.slice(from, until))}${until < line.length ? '…' : ''}`
  // Tabs stay tabs, so the terminal gives them the same width in both lines.
  const before = `${' '.repeat(number.length + cut.length)}${padding(line.slice(from, start))}`
  const carets = '^'.repeat(Math.max(1, widthOf(line.slice(start, Math.min(end, until)))))
  return [
    `error ${code}: ${message}`,
    `  ${printable(at.file)}:${String(at.line)}:${String(at.column)}`,
    `  ${number}${shown}`,
    `  ${before}${carets}${meant === undefined ? '' : ` did you mean "${meant}"?`}`,
    `  fix: ${hint}`,
  ].join('\n')
}

const padding = (text: string): string =>
  text
    .split('\t')
    .map((part) => ' '.repeat(widthOf(part)))
    .join('\t')

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' })
const WIDE = new RegExp(
  [
    /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u,
    /^\p{Emoji_Presentation}/u,
    /^[\u{20000}-\u{3fffd}]/u,
    /\ufe0f/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
)

/** Returns the width in columns: East Asian characters and emoji take two, combining characters none. */
const widthOf = (text: string): number => {
  let width = 0
  for (const { segment } of SEGMENTS.segment(text)) width += WIDE.test(segment) ? 2 : 1
  return width
}
