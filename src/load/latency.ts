import { build } from 'hdr-histogram-js'

/** Upper bounds of the histogram rows, in milliseconds: 1, 2, 5 of each decade up to ten minutes. */
const BOUNDS_MS = [
  0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 600_000,
] as const
const MAX_LATENCY_US = 3_600_000_000

export const PERCENTILES = [50, 90, 95, 99, 99.9] as const

export interface LatencyRow {
  readonly fromMs: number
  readonly toMs: number
  readonly count: number
}

/** Latencies from 1 µs to 1 h with three significant digits, in constant memory. */
export class Latencies {
  readonly #histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: MAX_LATENCY_US,
    numberOfSignificantValueDigits: 3,
  })
  readonly #rows = BOUNDS_MS.map(() => 0)

  get count(): number {
    return this.#histogram.totalCount
  }

  get maxMs(): number {
    return this.count === 0 ? 0 : this.#histogram.maxValue / 1000
  }

  get meanMs(): number {
    return this.count === 0 ? 0 : this.#histogram.mean / 1000
  }

  record(ms: number): void {
    this.#histogram.recordValue(Math.min(MAX_LATENCY_US, Math.max(1, Math.round(ms * 1000))))
    const row = BOUNDS_MS.findIndex((bound) => ms <= bound)
    const at = row < 0 ? BOUNDS_MS.length - 1 : row
    this.#rows[at] = (this.#rows[at] ?? 0) + 1
  }

  /** Returns a percentile in milliseconds. @param percentile from 0 to 100 */
  percentile(percentile: number): number {
    return this.count === 0
      ? 0
      : Math.min(this.#histogram.getValueAtPercentile(percentile), this.#histogram.maxValue) / 1000
  }

  /** Returns the rows from the first to the last that is not empty. */
  rows(): readonly LatencyRow[] {
    const all = this.#rows.map((count, at) => ({ fromMs: BOUNDS_MS[at - 1] ?? 0, toMs: BOUNDS_MS[at] ?? 0, count }))
    const first = all.findIndex(({ count }) => count > 0)
    return first < 0 ? [] : all.slice(first, all.findLastIndex(({ count }) => count > 0) + 1)
  }
}
