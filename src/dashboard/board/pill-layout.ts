import { describeMs } from '../../kit/span-words.ts'
import { FAULT_SIGN, glyphOf, type Glyph } from '../../picture/glyphs.ts'
import { markLabel } from '../../picture/words.ts'
import type { Lane, Mark } from '../../timeline/lanes.ts'

/** Positions on the track, in pixels right of the drawing's origin. */
export interface LaneScale {
  readonly start: (mark: Mark, index: number) => number
  readonly end: (mark: Mark, index: number) => number
  readonly due: (at: number) => number
  /** Returns the position of an instant before any attempt: publication, or the end of a hold. */
  readonly before: (at: number) => number
}

/** An attempt, drawn from its start to its end, at least as wide as its text. */
export interface Pill {
  readonly mark: Mark
  readonly glyph: Glyph
  readonly x: number
  readonly width: number
  /** Empty if there is only room for the glyph. */
  readonly text: string
  /** It is drawn to the right of its time, because another attempt is there. */
  readonly isPushed: boolean
}

/** A line between two attempts, or ahead to the next one. */
export interface Gap {
  readonly x: number
  readonly width: number
  readonly text: string
  readonly isAhead: boolean
}

export interface LaneLayout {
  readonly pills: readonly Pill[]
  readonly gaps: readonly Gap[]
  readonly hold: { readonly x: number; readonly width: number; readonly isOver: boolean } | undefined
  readonly due: number | undefined
  readonly right: number
}

interface Measure {
  readonly character: number
  /** Glyph, gap and padding. */
  readonly around: number
  readonly least: number
  readonly gapCharacter: number
  /** Diameter of the mark of a due attempt. */
  readonly due: number
  /** How much of the line before that mark its countdown covers. */
  readonly countdown: number
}
/** Widths in pixels for rows that are tall and rows that are dense. */
export const TALL: Measure = { character: 8.6, around: 40, least: 28, gapCharacter: 7.5, due: 32, countdown: 90 }
export const DENSE: Measure = { character: 7.4, around: 30, least: 20, gapCharacter: 7, due: 20, countdown: 0 }
/** Distance between two marks in pixels. */
const APART = 4

/**
 * Lays out the attempts of a delivery so that none covers another: as wide as their duration, with their text if there
 * is room, and pushed to the right if two are closer than their glyphs.
 * @param now the mock's time, to which an attempt in flight or a hold extends
 */
export const layOut = (lane: Lane, scale: LaneScale, measure: Measure, now: number): LaneLayout => {
  const { marks, dueAt, hold } = lane
  const due = dueAt === undefined ? undefined : scale.due(dueAt)
  const starts = marks.map((mark, index) => scale.start(mark, index))
  const pills: Pill[] = []
  const gaps: Gap[] = []
  const begin = scale.before(lane.publishedAt)
  const held = hold && { x: scale.before(hold.from), to: scale.before(hold.to ?? now), isOver: hold.to !== undefined }
  let right = held ? held.to : begin
  let last: number | undefined
  const gap = (to: number, ms: number, isAhead: boolean): void => {
    const width = to - right
    if (width < APART) return
    const text = `+${describeMs(ms)}`
    const room = isAhead ? width - measure.countdown : width
    const fits = last !== undefined && ms >= 1 && room > (text.length + 2) * measure.gapCharacter
    gaps.push({ x: right, width, text: fits ? text : '', isAhead })
  }
  for (const [index, mark] of marks.entries()) {
    const start = starts[index] ?? right
    const x = Math.max(start, pills.length === 0 ? start : right + APART)
    const next = starts[index + 1] ?? (due === undefined ? Infinity : due - measure.due / 2)
    const text = `${markLabel(mark)}${mark.faults.length > 0 && measure === DENSE ? ` ${FAULT_SIGN}` : ''}`
    const full = measure.around + text.length * measure.character
    const took = scale.end(mark, index) - start
    const room = next - x - APART
    const width = Math.max(took, full) <= room ? Math.max(took, full) : Math.min(full, Math.max(took, measure.least))
    const hasText = width >= full
    if (index > 0 || x > begin) gap(x, mark.startedAt - (last ?? lane.publishedAt), false)
    pills.push({ mark, glyph: glyphOf(mark), x, width, text: hasText ? text : '', isPushed: x - start > 2 })
    right = x + width
    last = mark.endedAt ?? mark.startedAt
  }
  const dueX = due === undefined ? undefined : Math.max(due, pills.length === 0 ? due : right + APART + measure.due / 2)
  if (dueX !== undefined && dueAt !== undefined) {
    const to = dueX - measure.due / 2
    gap(to, dueAt - (last ?? lane.publishedAt), true)
    right = dueX + measure.due / 2
  }
  return {
    pills,
    gaps,
    hold: held && { x: held.x, width: Math.max(0, held.to - held.x), isOver: held.isOver },
    due: dueX,
    right,
  }
}
