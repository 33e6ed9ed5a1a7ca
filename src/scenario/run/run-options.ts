import type { Requirement } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { RunScenariosOptions } from './harness-options.ts'
import type { RunContext } from './run-context.ts'

/** What is made ready before a run: scenarios are read, the receiver is started, probes and controls are functions. */
type MadeReady =
  | 'paths'
  | 'scenarios'
  | 'policy'
  | 'preflight'
  | 'start'
  | 'ready'
  | 'readyTimeoutMs'
  | 'retry'
  | 'probes'
  | 'controls'

/** What a run is given. */
export interface RunOptions extends Omit<RunScenariosOptions, MadeReady> {
  readonly scenarios: readonly Scenario[]
  readonly requirements: ReadonlyMap<string, Requirement>
  readonly policy: RunContext['policy']
  /** Whether one correct delivery goes first. Default false: it is for the doors to ask for. */
  readonly preflight?: boolean
  readonly probes?: RunContext['probes']
  readonly controls?: RunContext['controls']
}
