import { isSettled, type Lane } from './lanes.ts'
import type { TimeView } from './time-scale.ts'

/** Where the present stands while the view follows it: room to its right is for what is due. */
export const PRESENT = 0.65
const USUAL_SPAN_MS = 40_000

/** How wide the view must be, while it follows, to show a delivery from its publication to its next attempt. */
export const spanFor = ({ publishedAt, dueAt }: Pick<Lane, 'publishedAt' | 'dueAt'>, now: number): number =>
  Math.max(USUAL_SPAN_MS, ((now - publishedAt) / PRESENT) * 1.1, (((dueAt ?? now) - now) / (1 - PRESENT)) * 1.3)

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

/** Following the present, at some width. */
export const following = (now: number, spanMs: number): TimeView => ({ from: now - spanMs * PRESENT, spanMs })
