import { cut } from './clip-body.ts'
import { visible } from '../kit/visible.ts'

export interface ClipLimits {
  readonly rows: number
  /** Characters per row; longer lines wrap. */
  readonly columns: number
}

const chop = (line: string, columns: number): string[] => {
  const characters = [...line]
  if (characters.length <= columns) return [line]
  return Array.from({ length: Math.ceil(characters.length / columns) }, (_, index) =>
    characters.slice(index * columns, (index + 1) * columns).join(''),
  )
}

/**
 * Returns the first rows of a text, with control characters made visible and a last row that says how much was left
 * out.
 */
export const clip = (text: string, { rows, columns }: ClipLimits): string[] => {
  // A text may be very long, and no more than this is shown.
  const begun = cut(text, rows * columns + 1)
  const shown = visible(begun).replaceAll('\t', '  ').replace(/\n$/, '')
  if (shown === '') return []
  const all = shown.split('\n').flatMap((line) => chop(line, columns))
  const left = all.slice(rows).join('').length + text.length - begun.length
  return left === 0 ? all.slice(0, rows) : [...all.slice(0, rows), `… ${String(left)} more characters`]
}
