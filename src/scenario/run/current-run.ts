import type { RunOptions } from './run-options.ts'
import type { RunContext } from './run-context.ts'

/** What all scenarios of a run share. */
export interface CurrentRun {
  readonly options: RunOptions
  readonly run: RunContext
  readonly seed: number
  /** Aborted when the run ends early; `whyEnded` returns the reason. */
  readonly endedEarly: AbortSignal
  readonly whyEnded: () => string
}
