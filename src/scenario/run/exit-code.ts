import { counts, type Threshold } from '../model/level.ts'
import type { ReceiverState } from './scenario-outcome.ts'
import type { Preflight } from '../model/first-delivery.ts'
import type { Run, ScenarioResult } from '../model/result.ts'

/** Whether a failed scenario fails the run at this threshold. */
export const failsRun = ({ verdict, level }: ScenarioResult, threshold: Threshold): boolean =>
  verdict === 'failed' && counts(level, threshold)

/** What else determines the exit code. */
export interface RunOutcome {
  readonly level: Threshold
  readonly preflight: Preflight | undefined
  /** Whether any request got a response. */
  readonly reached: boolean
  /** Whether the receiver was reached and then stopped for good. */
  readonly lost: boolean
  /** Whether it accepts connections but no longer responds. */
  readonly mute: boolean
  /** What caused errors. */
  readonly blames: ReadonlySet<ReceiverState['blame']>
}

/**
 * Returns the exit code: 0 no broken promise counts, 1 one does, 2 a wrong probe, control or option, 3 never reached, 4
 * only inconclusive results at `--level should` or `may`, 70 internal error.
 */
export const exitCodeOf = (
  scenarios: readonly ScenarioResult[],
  { level, preflight, reached, lost, mute, blames }: RunOutcome,
): Run['exitCode'] => {
  if (preflight?.outcome === 'refused') return 1
  if (preflight?.outcome === 'unreachable') return 3
  if (lost || mute || scenarios.some((result) => failsRun(result, level))) return 1
  const errored = scenarios.some(({ verdict }) => verdict === 'errored')
  if (errored && blames.has('ours')) return 70
  if (errored && blames.has('given')) return 2
  if (errored) return reached ? 1 : 3
  const judged = scenarios.filter(({ verdict }) => verdict !== 'skipped')
  return level !== 'must' && judged.length > 0 && judged.every(({ verdict }) => verdict === 'inconclusive') ? 4 : 0
}
