import { counts, type Threshold } from '../model/level.ts'
import type { ReceiverState } from './scenario-outcome.ts'
import type { Preflight } from '../model/first-delivery.ts'
import type { Run, ScenarioResult } from '../model/result.ts'

/** Whether a failed scenario breaks the run: when something of it failed that counts from this level on. */
export const breaksRun = ({ verdict, level }: ScenarioResult, threshold: Threshold): boolean =>
  verdict === 'failed' && counts(level, threshold)

/** What else a run ends with. */
export interface RunOutcome {
  readonly level: Threshold
  readonly preflight: Preflight | undefined
  /** Some request was answered. */
  readonly reached: boolean
  /** The receiver had been reached and went away for good. */
  readonly lost: boolean
  /** It takes connections, and answers nothing any more. */
  readonly mute: boolean
  /** Whose errors there were. */
  readonly blames: ReadonlySet<ReceiverState['blame']>
}

/**
 * Returns the exit code: 0 nothing broken that counts, 1 something was, 2 a wrong probe or the like, 3 never reached, 4
 * nothing but inconclusive from `--level should` on, 70 an internal error.
 */
export const exitCodeOf = (
  scenarios: readonly ScenarioResult[],
  { level, preflight, reached, lost, mute, blames }: RunOutcome,
): Run['exitCode'] => {
  if (preflight?.outcome === 'refused') return 1
  if (preflight?.outcome === 'unreachable') return 3
  if (lost || mute || scenarios.some((result) => breaksRun(result, level))) return 1
  const errored = scenarios.some(({ verdict }) => verdict === 'errored')
  if (errored && blames.has('ours')) return 70
  if (errored && blames.has('given')) return 2
  if (errored) return reached ? 1 : 3
  const judged = scenarios.filter(({ verdict }) => verdict !== 'skipped')
  return level !== 'must' && judged.length > 0 && judged.every(({ verdict }) => verdict === 'inconclusive') ? 4 : 0
}
