import type { FailureLimit } from './arrivals.ts'
import { PERCENTILES, type LatencyRow } from './latency.ts'
import { LATE_MS, type Tally } from './tally.ts'

export interface LoadLimits {
  /** Milliseconds. */
  readonly maxP99Ms: number | undefined
  readonly maxFailed: FailureLimit | undefined
}

/** Results of a load, as printed by `--json`. Times are milliseconds. */
export interface LoadSummary {
  readonly type: 'load'
  readonly target: string
  readonly interrupted: boolean
  readonly ms: number
  readonly arrivals: {
    readonly planned: number
    readonly sent: number
    readonly dropped: number
    readonly unfinished: number
  }
  /** Attempts that started late: the sender, not the receiver, was the limit. */
  readonly late: {
    readonly overMs: number
    readonly count: number
    readonly maxMs: number
    readonly byConcurrency: boolean
  }
  readonly attempts: number
  readonly accepted: number
  readonly failed: number
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[]
  readonly latencyMs: Readonly<Record<string, number>>
  readonly histogram: readonly LatencyRow[]
  readonly broken: readonly string[]
  readonly exitCode: number
}

export interface SummaryInput {
  readonly target: string
  readonly planned: number
  readonly ms: number
  readonly interrupted: boolean
  /** The most attempts in flight at once. */
  readonly concurrency: number
  readonly limits: LoadLimits
}

/** Summarizes a tally. Exit code: 130 interrupted, 3 never reached, 1 a limit was exceeded, otherwise 0. */
export const summarize = (
  tally: Tally,
  { target, planned, ms, interrupted, concurrency, limits }: SummaryInput,
): LoadSummary => {
  const { latencies, sent, dropped, attempts, accepted, failed, late, mostLateMs } = tally
  const broken = brokenLimits(tally, limits)
  const unreached = attempts > 0 && tally.unreached === attempts
  return {
    type: 'load',
    target,
    interrupted,
    ms: round(ms),
    arrivals: { planned, sent, dropped, unfinished: tally.outstanding },
    late: { overMs: LATE_MS, count: late, maxMs: round(mostLateMs), byConcurrency: tally.mostInFlight >= concurrency },
    attempts,
    accepted,
    failed,
    outcomes: [...tally.outcomes]
      .map(([outcome, count]) => ({ outcome, count }))
      .sort((a, b) => b.count - a.count || (a.outcome < b.outcome ? -1 : 1)),
    latencyMs: {
      count: latencies.count,
      mean: round(latencies.meanMs),
      ...Object.fromEntries(
        PERCENTILES.map((percentile) => [`p${String(percentile)}`, round(latencies.percentile(percentile))]),
      ),
      max: round(latencies.maxMs),
    },
    histogram: latencies.rows(),
    broken,
    exitCode: exitCodeOf({ interrupted, unreached, isBroken: broken.length > 0 }),
  }
}

const exitCodeOf = (given: {
  readonly interrupted: boolean
  readonly unreached: boolean
  readonly isBroken: boolean
}): number => {
  if (given.interrupted) return 130
  if (given.unreached) return 3
  return given.isBroken ? 1 : 0
}

const brokenLimits = (tally: Tally, { maxP99Ms, maxFailed }: LoadLimits): readonly string[] => {
  const broken: string[] = []
  const p99 = tally.latencies.percentile(99)
  if (maxP99Ms !== undefined && tally.latencies.count === 0)
    broken.push('there were no responses, so there is no p99 to check')
  else if (maxP99Ms !== undefined && p99 > maxP99Ms)
    broken.push(`p99 is ${String(round(p99))} ms (at most ${String(maxP99Ms)} ms)`)
  if (maxFailed) {
    const all = tally.attempts + tally.dropped + tally.outstanding
    const most = 'count' in maxFailed ? maxFailed.count : maxFailed.ratio * all
    const limit = 'count' in maxFailed ? String(maxFailed.count) : `${String(round(maxFailed.ratio * 100))} %`
    if (tally.failed > most) broken.push(`${String(tally.failed)} of ${String(all)} failed (at most ${limit})`)
  }
  return broken
}

const round = (value: number): number => Math.round(value * 1000) / 1000
