import type { Requirement } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { RunScenariosOptions } from './harness-options.ts'
import type { RunContext } from './run-context.ts'

/**
 * Options that are resolved before a run: scenarios are read, the receiver is started, probes and controls are
 * functions.
 */
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

/** Resolved options of a run. */
export interface RunOptions extends Omit<RunScenariosOptions, MadeReady> {
  readonly scenarios: readonly Scenario[]
  readonly requirements: ReadonlyMap<string, Requirement>
  readonly policy: RunContext['policy']
  /** Whether to send one correct delivery first. Default false; the public entry points set it. */
  readonly preflight?: boolean
  readonly probes?: RunContext['probes']
  readonly controls?: RunContext['controls']
}
