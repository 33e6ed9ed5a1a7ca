import type { ReceiverState } from './scenario-outcome.ts'
import type { Run, ScenarioResult } from '../model/result.ts'

/**
 * Whether a failed scenario breaks the contract: what a MUST demands always, a SHOULD when judged strictly. Without a
 * requirement it counts as a MUST.
 */
export const breaksContract = ({ verdict, findings }: ScenarioResult, strict: boolean): boolean =>
  verdict === 'failed' &&
  findings.some(
    ({ verdict: judged, requirement }) =>
      judged === 'failed' &&
      (requirement === undefined || requirement.level === 'MUST' || (strict && requirement.level === 'SHOULD')),
  )

/** What else a run ends with. */
export interface RunOutcome {
  readonly strict: boolean
  /** Some request was answered. */
  readonly reached: boolean
  /** The receiver had been reached and went away for good. */
  readonly lost: boolean
  /** Whose errors there were. */
  readonly blames: ReadonlySet<ReceiverState['blame']>
}

/**
 * INTERFACE, exit codes: 0 all passed, 1 contract broken, 2 a wrong probe or the like, 3 never reached, 4 nothing but
 * inconclusive under `--strict`, 70 a fault of ours.
 */
export const exitCodeOf = (
  scenarios: readonly ScenarioResult[],
  { strict, reached, lost, blames }: RunOutcome,
): Run['exitCode'] => {
  if (lost || scenarios.some((result) => breaksContract(result, strict))) return 1
  const errored = scenarios.some(({ verdict }) => verdict === 'errored')
  if (errored && blames.has('ours')) return 70
  if (errored && blames.has('given')) return 2
  if (errored) return reached ? 1 : 3
  const judged = scenarios.filter(({ verdict }) => verdict !== 'skipped')
  return strict && judged.length > 0 && judged.every(({ verdict }) => verdict === 'inconclusive') ? 4 : 0
}
