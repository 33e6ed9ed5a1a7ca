import type { Lane } from '../../timeline/lanes.ts'
import type { Paint, Style } from '../paint.ts'
import { columnsOf } from './columns.ts'
import { markLabel } from '../../picture/words.ts'
import { DUE, FAULT_SIGN, LINES, markOf } from './marks.ts'

/** The time span to draw, and its width in columns. */
export interface TimeSpan {
  readonly from: number
  readonly spanMs: number
  readonly columns: number
}

interface Cell {
  readonly text: string
  readonly style: Style
}

/** A row of cells, one per column; later content replaces earlier content. */
export class Cells {
  readonly #cells: (Cell | undefined)[]

  constructor(columns: number) {
    this.#cells = Array.from({ length: columns })
  }

  put(column: number, text: string, style: Style): void {
    for (const [index, character] of [...text].entries())
      if (column + index >= 0 && column + index < this.#cells.length)
        this.#cells[column + index] = { text: character, style }
  }

  isFree(column: number): boolean {
    return column < this.#cells.length && this.#cells[column] === undefined
  }

  write(paint: Paint): string {
    let written = ''
    for (let index = 0; index < this.#cells.length;) {
      const cell = this.#cells[index]
      let text = cell?.text ?? ' '
      for (index += 1; index < this.#cells.length && this.#cells[index]?.style === cell?.style; index++)
        text += this.#cells[index]?.text ?? ' '
      written += cell ? paint(cell.style, text) : text
    }
    return written
  }
}

export const columnAt = ({ from, spanMs, columns }: TimeSpan, at: number): number =>
  Math.round(((at - from) / spanMs) * (columns - 1))

/**
 * Draws one delivery: its attempts as marks with the time between them to scale, and the outcome below each mark if
 * there is room.
 */
export const drawTrack = (
  lane: Lane,
  span: TimeSpan,
  paint: Paint,
): { readonly marks: string; readonly words: string } => {
  const row = new Cells(span.columns)
  const line = (from: number, to: number, text: string): void => {
    for (
      let column = Math.max(0, columnAt(span, from));
      column <= Math.min(span.columns - 1, columnAt(span, to));
      column++
    )
      row.put(column, text, 'dim')
  }
  let since = lane.publishedAt
  for (const { startedAt, endedAt } of lane.marks) {
    if (startedAt > since) line(since, startedAt, LINES.pause)
    since = endedAt ?? startedAt
    if (columnAt(span, since) > columnAt(span, startedAt)) line(startedAt, since, LINES.took)
  }
  if (lane.dueAt !== undefined) line(since, lane.dueAt, LINES.ahead)
  const places = placesOf(lane, span)
  for (const [index, mark] of lane.marks.entries()) {
    const at = places[index] ?? 0
    const { symbol, style } = markOf(mark)
    if (mark.faults.length > 0 && places[index + 1] !== at + 1) row.put(at + 1, FAULT_SIGN, 'yellow')
    row.put(at, symbol, style)
  }
  if (lane.dueAt !== undefined) row.put(columnAt(span, lane.dueAt), DUE.symbol, DUE.style)
  return { marks: row.write(paint), words: drawWords(lane, span, places).write(paint) }
}

/** Returns the columns of the marks; simultaneous ones are next to each other. */
const placesOf = (lane: Lane, span: TimeSpan): number[] => {
  let last = -Infinity
  return lane.marks.map(({ startedAt }) => (last = Math.max(columnAt(span, startedAt), last + 1)))
}

const drawWords = (lane: Lane, span: TimeSpan, places: readonly number[]): Cells => {
  const row = new Cells(span.columns)
  for (const [index, mark] of lane.marks.entries()) {
    const summary = markLabel(mark)
    const at = places[index] ?? 0
    const room = (places[index + 1] ?? span.columns + 1) - at - 1
    const fault = mark.faults.join(', ')
    const wanted = fault === '' ? [summary] : [`${summary}, ${FAULT_SIGN} ${fault}`, summary, `${FAULT_SIGN} ${fault}`]
    const words = mark.outcome === undefined ? undefined : wanted.find((one) => columnsOf(one) <= room)
    if (words !== undefined && at >= 0) row.put(at, words, 'dim')
  }
  return row
}
