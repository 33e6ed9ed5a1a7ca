import { isSettled, type Lane } from '../../timeline/lanes.ts'
import type { TimeView } from '../../timeline/time-scale.ts'

/** Where the present stands while the view follows it: room to its right is for what is due. */
export const PRESENT = 0.65
/** How wide the view is when nothing asks for another width. */
export const USUAL_SPAN_MS = 40_000
const LEAST_SPAN_MS = 10_000
/** Pauses across a width at which one is well seen. */
const PAUSES_ACROSS = 8

/**
 * How wide the view should be, while it follows, to show a delivery from its publication to its next attempt, and
 * pauses as more than a dot.
 * @param current the width so far, which stays where it serves
 */
export const spanFor = (
  { publishedAt, dueAt }: Pick<Lane, 'publishedAt' | 'dueAt'>,
  now: number,
  current: number,
): number => {
  const pauseMs = Math.max(0, (dueAt ?? now) - now)
  const usual =
    pauseMs > 0
      ? Math.max(LEAST_SPAN_MS, Math.min(USUAL_SPAN_MS, pauseMs * PAUSES_ACROSS))
      : Math.min(USUAL_SPAN_MS, current)
  return Math.max(usual, ((now - publishedAt) / PRESENT) * 1.1, (pauseMs / (1 - PRESENT)) * 1.3)
}

/** The view that shows all of these deliveries, what is due included. */
export const fitAll = (lanes: readonly Lane[], now: number): TimeView => {
  let from = now
  let to = lanes.every(isSettled) ? 0 : now
  for (const { publishedAt, dueAt, marks } of lanes) {
    from = Math.min(from, publishedAt)
    to = Math.max(to, publishedAt, dueAt ?? 0, marks.at(-1)?.endedAt ?? marks.at(-1)?.startedAt ?? 0)
  }
  const spanMs = Math.max(2000, (to - from) * 1.15)
  return { from: from - spanMs * 0.05, spanMs }
}

/** Part of the width that the present still moves on after the last that happened, before the view rests on that. */
const REST = 0.1

/**
 * Following the present, at some width, and resting on the last event while nothing is in progress.
 * @param quietSince when the last event happened, if nothing is in progress
 */
export const following = (now: number, spanMs: number, quietSince?: number): TimeView => ({
  from: Math.min(now, (quietSince ?? now) + spanMs * REST) - spanMs * PRESENT,
  spanMs,
})
