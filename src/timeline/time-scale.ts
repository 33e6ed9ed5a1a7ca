/** The visible range of the mock's time. */
export interface TimeView {
  /** Instant at the left edge, in milliseconds since the Unix epoch. */
  readonly from: number
  readonly spanMs: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  7 * DAY,
]

/** Shortest and longest visible span, in milliseconds. */
export const MIN_SPAN_MS = 500
export const MAX_SPAN_MS = 14 * DAY

/**
 * Returns the distance between two ticks, in milliseconds, that leaves at least `minPx` pixels for each label; at most
 * 7 days.
 */
export const tickStep = (spanMs: number, widthPx: number, minPx = 90): number => {
  const least = (spanMs / Math.max(1, widthPx)) * minPx
  return STEPS.find((step) => step >= least) ?? 7 * DAY
}

/** Returns the ticks in a range of time, at multiples of the step. */
export const ticksOf = ({ from, spanMs }: TimeView, stepMs: number): number[] => {
  const ticks: number[] = []
  for (let at = Math.ceil(from / stepMs) * stepMs; at <= from + spanMs; at += stepMs) ticks.push(at)
  return ticks
}

/**
 * Formats a tick in UTC, as precisely as its step needs: `09-15`, `12:00`, `12:00:05`, or minutes, seconds and
 * milliseconds, `00:05.250`.
 */
export const tickLabel = (at: number, stepMs: number): string => {
  const iso = new Date(at).toISOString()
  if (stepMs >= DAY) return iso.slice(5, 10)
  if (stepMs >= MINUTE) return iso.slice(11, 16)
  if (stepMs >= SECOND) return iso.slice(11, 19)
  return iso.slice(14, 23)
}

/**
 * Returns the view after zooming by a factor, within the minimum and maximum span; the instant `keep` stays in place.
 */
export const zoomed = ({ from, spanMs }: TimeView, factor: number, keep: number): TimeView => {
  const next = Math.min(MAX_SPAN_MS, Math.max(MIN_SPAN_MS, spanMs * factor))
  return { from: keep - ((keep - from) * next) / spanMs, spanMs: next }
}

/** Formats the time until something is due: `in 4.2 s`, `in 12 min`, `due`. */
export const countdown = (leftMs: number): string => {
  if (leftMs <= 0) return 'due'
  if (leftMs < 10 * SECOND) return `in ${(leftMs / SECOND).toFixed(1)} s`
  if (leftMs < 2 * MINUTE) return `in ${String(Math.ceil(leftMs / SECOND))} s`
  if (leftMs < 2 * HOUR) return `in ${String(Math.ceil(leftMs / MINUTE))} min`
  return `in ${String(Math.ceil(leftMs / HOUR))} h`
}
