import type { Lane } from '../../timeline/lanes.ts'
import type { Part } from '../../timeline/notes.ts'
import type { ExportContext } from './export-context.ts'

/** Heights of a delivery, of a title, and of one line of a sentence, in pixels. */
export const ROW = 44
export const TITLE = 26
export const SENTENCE = 18
const SENTENCE_CHARACTERS = 150

/** The input for the lines of a picture. */
interface LinesInput {
  readonly lanes: readonly Lane[]
  readonly context: Pick<ExportContext, 'parts'>
}

/** One line of the picture: a delivery, or the start of a part. */
export type Line =
  | { readonly kind: 'lane'; readonly lane: Lane; readonly height: number }
  | { readonly kind: 'part'; readonly title: string; readonly said: readonly string[]; readonly height: number }

/** Puts each part before the first delivery published in it; a part without deliveries keeps its position. */
export const linesOf = ({ lanes, context: { parts } }: LinesInput): readonly Line[] => {
  const from = lanes[0]?.seq ?? 0
  // Parts that ended before the visible range are omitted.
  const first = Math.max(
    0,
    parts.findLastIndex(({ seq }) => seq <= from),
  )
  return [
    ...parts.slice(first).map((part) => ({ seq: part.seq - 0.5, line: partLine(part) })),
    ...lanes.map((lane) => ({ seq: lane.seq, line: { kind: 'lane', lane, height: ROW } as const })),
  ]
    .sort((one, other) => one.seq - other.seq)
    .map(({ line }) => line)
}

const partLine = ({ title, caption }: Part): Line => {
  const said = caption === '' ? [] : broken(caption)
  return { kind: 'part', title, said, height: (title === '' ? 6 : TITLE) + said.length * SENTENCE + 8 }
}

/** Breaks a sentence at spaces into lines that fit the width. */
const broken = (text: string): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= SENTENCE_CHARACTERS) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one) => clip(one, SENTENCE_CHARACTERS + 10))
}

/** Returns at most `most` characters of a text; a shortened one ends in `…`. */
export const clip = (text: string, most: number): string =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text
