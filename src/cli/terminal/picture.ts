import { isSettled, type Lane } from '../../timeline/lanes.ts'
import { countdown, ticksOf, tickStep } from '../../timeline/time-scale.ts'
import { visibleLine } from '../../kit/visible.ts'
import type { Paint } from '../paint.ts'
import { breakAt, columnsOf, fit } from './columns.ts'
import { FAULT_SIGN, markOf, MARKS } from './marks.ts'
import type { Chapter } from './story.ts'
import { Cells, columnAt, drawTrack, type TimeSpan } from './track.ts'

export interface Frame {
  /** Width in columns, at least 20. */
  readonly columns: number
  /** Instant of the mock's clock. */
  readonly now: number
  /** Returns the name of a subscription's receiver. */
  readonly who: (subscriptionId: string) => string
  readonly paint: Paint
}

/**
 * Time spans of the view, in milliseconds; the next larger one is used, so that the scale is stable while time passes.
 */
const SPANS_MS = [4000, 6000, 8000, 10_000, 15_000, 20_000, 30_000, 60_000]
const MAX_SPAN_MS = 60_000
/** With fewer columns the track gets a separate row. */
const MIN_COLUMNS_BESIDE = 56
const STATE_COLUMNS = 10
const MAX_FOLDED_MARKS = 12

/**
 * Draws a part: title, sentence, time axis, and one lane for each delivery.
 * @param lanes how many of the newest lanes to draw; the others are counted
 */
export const drawChapter = (chapter: Chapter, frame: Frame, lanes = Infinity): string[] => {
  const { paint, columns, now } = frame
  const title =
    chapter.title === '' ? [] : breakAt(visibleLine(chapter.title), columns).map((line) => paint('bold', line))
  const caption = chapter.caption === '' ? [] : breakAt(visibleLine(chapter.caption), columns)
  const shown = chapter.lanes.slice(Math.max(0, chapter.lanes.length - lanes))
  if (shown.length === 0) return [...title, ...caption]
  const narrow = columns < MIN_COLUMNS_BESIDE
  // With a single receiver its name is not needed.
  const several = new Set(shown.map(({ subscriptionId }) => subscriptionId)).size > 1
  const labels = shown.map((lane) =>
    visibleLine(`${lane.event === '' ? lane.id : lane.event}${several ? ` → ${frame.who(lane.subscriptionId)}` : ''}`),
  )
  const labelColumns = narrow
    ? columns - STATE_COLUMNS - 1
    : Math.min(Math.max(...labels.map(columnsOf)), Math.floor(columns * 0.3))
  const track = narrow ? columns : columns - labelColumns - STATE_COLUMNS - 2
  const span = spanOf(shown, now, track)
  const indent = narrow ? '' : ' '.repeat(labelColumns + 1)
  const left = chapter.lanes.length - shown.length
  const rows = shown.flatMap((lane, index) => {
    const { marks, words } = drawTrack(lane, span, paint)
    const label = fit(labels[index] ?? '', labelColumns)
    const state = paintState(lane, fit(stateOf(lane, now), STATE_COLUMNS), paint)
    return narrow ? [`${label} ${state}`, marks, words] : [`${label} ${marks} ${state}`, `${indent}${words}`]
  })
  return [
    ...title,
    ...caption,
    ...(left > 0 ? [paint('dim', `${String(left)} earlier`)] : []),
    `${indent}${drawAxis(span, shown[0]?.publishedAt ?? span.from).write(paint)}`,
    ...rows,
  ].map((line) => line.trimEnd())
}

/** Draws a part on one line: its title, and the marks of its attempts. */
export const drawFolded = (chapter: Chapter, { paint, columns }: Pick<Frame, 'columns' | 'paint'>): string => {
  const marks = chapter.lanes.flatMap((lane) => lane.marks).slice(-MAX_FOLDED_MARKS)
  const title = fit(visibleLine(chapter.title), Math.max(10, columns - 2 * marks.length - 2)).trimEnd()
  const symbols = marks.map((mark) => {
    const { symbol, style } = markOf(mark)
    return paint(style, symbol)
  })
  return [paint('dim', title), ...symbols].join(' ')
}

/** Draws the legend of the marks. */
export const drawLegend = ({ columns, paint }: Pick<Frame, 'columns' | 'paint'>): string[] =>
  breakAt(
    [...MARKS.map(({ symbol, means }) => `${symbol} ${means}`), `${FAULT_SIGN} fault`]
      .map((one) => one.replaceAll(' ', '\u00a0'))
      .join('  '),
    columns,
  ).map((line) => paint('dim', line.replaceAll('\u00a0', ' ').trim()))

const stateOf = (lane: Lane, now: number): string =>
  lane.state === 'scheduled' && lane.dueAt !== undefined ? countdown(lane.dueAt - now) : lane.state.replace('-', ' ')

const paintState = ({ state }: Lane, text: string, paint: Paint): string => {
  switch (state) {
    case 'delivered':
      return paint('green', text)
    case 'exhausted':
      return paint('red', text)
    default:
      return text
  }
}

/** Returns the time span from the first publication to the last event; only the end of a long one. */
const spanOf = (lanes: readonly Lane[], now: number, columns: number): TimeSpan => {
  const from = Math.min(...lanes.map(({ publishedAt }) => publishedAt))
  const ends = lanes.flatMap(({ publishedAt, dueAt, marks }) => [
    publishedAt,
    dueAt ?? 0,
    marks.at(-1)?.endedAt ?? marks.at(-1)?.startedAt ?? 0,
  ])
  const end = Math.max(...ends, lanes.every(isSettled) ? 0 : now)
  // Leaves room on the right for the words of the last mark.
  const spanMs = SPANS_MS.find((one) => one * 0.9 >= end - from) ?? MAX_SPAN_MS
  return { from: Math.max(from, end - spanMs * 0.9), spanMs, columns }
}

/** Draws the axis, which counts from the first publication shown. */
const drawAxis = (span: TimeSpan, origin: number): Cells => {
  const row = new Cells(span.columns)
  const step = Math.max(1000, tickStep(span.spanMs, span.columns, 8))
  for (const at of ticksOf({ from: span.from - origin, spanMs: span.spanMs }, step)) {
    const label = `╷${String(Math.round(at / 1000))} s`
    const column = columnAt(span, at + origin)
    if (column + label.length <= span.columns) row.put(column, label, 'dim')
  }
  return row
}
