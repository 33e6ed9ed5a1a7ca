import type { Assumptions } from '../../contract/assumptions.ts'
import type { Requirement, ScenarioResult } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { RunningReceiver } from '../under-test/running-receiver.ts'
import type { RunContext } from './run-context.ts'

/** What a run is given. */
export interface RunOptions extends Omit<
  RunContext,
  'host' | 'ids' | 'noise' | 'doctor' | 'probes' | 'controls' | 'log' | 'life'
> {
  readonly scenarios: readonly Scenario[]
  readonly requirements: ReadonlyMap<string, Requirement>
  /** Whole number; default: chosen at random, told in the run. */
  readonly seed?: number
  /**
   * Whole number that ids come from, beside the seed. Default: chosen at random, told in the run, so that a receiver
   * which remembers an earlier run has never heard of them. With the number of an earlier run the same bytes are sent
   * again; 0 stands for the seed's own ids.
   */
  readonly ids?: number
  readonly strict?: boolean
  readonly probes?: RunContext['probes']
  readonly controls?: RunContext['controls']
  /** Runs only scenarios whose id, name or requirements contain this text; exactly one, when it is an id. */
  readonly filter?: string
  /** What stands before the options in the commands that replay a scenario. Default `mock-genesys test FILE`. */
  readonly command?: (scenario: Scenario) => string
  /** Assumptions that are switched away from their default. */
  readonly assume?: Partial<Assumptions>
  /** Scenarios at once. Default 8. */
  readonly concurrency?: number
  /** Stops after the first scenario that breaks the contract. */
  readonly bail?: boolean
  /** Port that `selfUri` points to, for receivers that must be told; default any free one. */
  readonly selfUriPort?: number
  readonly receiver?: RunningReceiver
  /** Ends the run early: what has not begun is skipped. */
  readonly signal?: AbortSignal
  readonly onResult?: (result: ScenarioResult, done: number, total: number) => void
}
