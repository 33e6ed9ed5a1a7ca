import type { Lane } from '../../timeline/lanes.ts'
import type { TimeView } from '../../timeline/time-scale.ts'
import type { LaneScale } from './pill-layout.ts'

/**
 * How attempts are placed on the track: to scale since each delivery's publication, to scale on the mock's clock, or
 * in even steps of one column each.
 */
export type ScaleKind = 'since' | 'clock' | 'steps'

/** Padding in pixels left of the first mark, and right of the last one. */
export const PAD_PX = 14
const RESERVE_PX = 110

/** The fewest columns that even steps show. */
const LEAST_COLUMNS = 5

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/**
 * Spans of a view that fits itself: the next larger one is used, so that the scale stays the same while time passes.
 */
const SPANS = [
  ...[2, 3, 4, 6, 8, 10, 15, 20, 30, 45].map((count) => count * SECOND),
  ...[1, 1.5, 2, 3, 5, 8, 10, 15, 20, 30, 45].map((count) => count * MINUTE),
  ...[1, 1.5, 2, 3, 6, 12, 24, 72, 168, 336].map((count) => count * HOUR),
]

/** Returns the milliseconds from a delivery's publication to its last event or due attempt. */
export const extentOf = ({ publishedAt, dueAt, marks, hold, state }: Lane, now: number): number => {
  const last = marks.at(-1)
  const until = state === 'in-flight' || state === 'held' ? now : 0
  return Math.max(last?.endedAt ?? last?.startedAt ?? 0, dueAt ?? 0, hold?.to ?? 0, until, publishedAt) - publishedAt
}

/** Returns the view that shows whole deliveries, for a scale that is not based on the clock. */
export const wholeView = (kind: 'since' | 'steps', lanes: readonly Lane[], now: number): TimeView => {
  let most = 0
  for (const lane of lanes)
    most = Math.max(
      most,
      kind === 'since' ? extentOf(lane, now) : lane.marks.length + (lane.dueAt === undefined ? 0 : 1),
    )
  if (kind === 'steps') return { from: 0, spanMs: Math.max(LEAST_COLUMNS, most) }
  return { from: 0, spanMs: SPANS.find((span) => span >= most) ?? most }
}

/** Returns the pixels per unit of a view: a millisecond, or a column of even steps. */
export const pixelsPerUnit = (kind: ScaleKind, { spanMs }: TimeView, width: number): number => {
  const beside = { since: PAD_PX + Math.min(RESERVE_PX, width / 4), steps: PAD_PX, clock: 0 }[kind]
  return Math.max(20, width - beside) / spanMs
}

/**
 * Returns the positions of a delivery's marks.
 * @param toPixels converts a unit of the view to pixels
 */
export const scaleOf = (kind: ScaleKind, lane: Lane, now: number, toPixels: (unit: number) => number): LaneScale => {
  if (kind === 'steps')
    return {
      start: (_, index) => toPixels(index),
      end: (_, index) => toPixels(index),
      due: () => toPixels(lane.marks.length) + PAD_PX,
      before: () => toPixels(0),
    }
  const at = (instant: number): number => toPixels(kind === 'since' ? instant - lane.publishedAt : instant)
  return { start: ({ startedAt }) => at(startedAt), end: ({ endedAt }) => at(endedAt ?? now), due: at, before: at }
}
