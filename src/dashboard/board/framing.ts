import { isSettled, type Lane } from '../../timeline/lanes.ts'
import type { TimeView } from '../../timeline/time-scale.ts'

/** Position of the present in a following view: the space to its right is for due attempts. */
export const PRESENT = 0.65
/** Default width of the view. */
export const USUAL_SPAN_MS = 40_000
const LEAST_SPAN_MS = 10_000
/** How many pauses fit across the view while a single one is still easy to see. */
const PAUSES_ACROSS = 8

/**
 * Returns the width of a following view that shows a delivery from its publication to its next attempt, and pauses as
 * more than a dot.
 * @param current the current width, which is kept if it is suitable
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

/** Returns the view that shows all of these deliveries, including due attempts. */
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

/** Part of the width that the present still moves after the last event, before the view rests on that event. */
const REST = 0.1

/**
 * Returns a view of the given width that follows the present, and rests on the last event while nothing is in
 * progress.
 * @param quietSince when the last event happened, if nothing is in progress
 */
export const following = (now: number, spanMs: number, quietSince?: number): TimeView => ({
  from: Math.min(now, (quietSince ?? now) + spanMs * REST) - spanMs * PRESENT,
  spanMs,
})
