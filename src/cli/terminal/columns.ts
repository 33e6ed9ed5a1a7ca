const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Blocks of East Asian scripts, regional indicators and the planes beyond the basic one. */
const WIDE_BLOCKS =
  '\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff' +
  '\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}'
const WIDE = new RegExp(`[${WIDE_BLOCKS}]|\\p{Emoji_Presentation}|\\ufe0f`, 'u')

const columnsOfOne = (grapheme: string): number => {
  if (WIDE.test(grapheme)) return 2
  return /^[\p{M}\u200b-\u200f\ufeff]+$/u.test(grapheme) ? 0 : 1
}

/** Returns the width of a text in columns: two for East Asian characters and emoji, none for combining characters. */
export const columnsOf = (text: string): number =>
  [...graphemes.segment(text)].reduce((sum, { segment }) => sum + columnsOfOne(segment), 0)

/** Fits a text to a number of columns: cut with `…`, or padded with spaces. */
export const fit = (text: string, columns: number): string => {
  const own = columnsOf(text)
  if (own <= columns) return text + ' '.repeat(columns - own)
  let kept = ''
  let taken = 0
  for (const { segment } of graphemes.segment(text)) {
    const more = columnsOfOne(segment)
    if (taken + more > columns - 1) break
    kept += segment
    taken += more
  }
  return columns < 1 ? '' : `${kept}…${' '.repeat(columns - 1 - taken)}`
}

/** Wraps a text into lines of at most `columns`: at spaces, and within words that are longer than a line. */
export const breakAt = (text: string, columns: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) <= columns) {
      line += ` ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const { segment } of graphemes.segment(word)) {
      if (columnsOf(line) + columnsOf(segment) > columns && line !== '') {
        lines.push(line)
        line = ''
      }
      line += segment
    }
  }
  return [...lines, line]
}
