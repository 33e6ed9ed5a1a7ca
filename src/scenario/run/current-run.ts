import type { RunOptions } from './run-options.ts'
import type { RunContext } from './run-context.ts'

/** What is the same for every scenario of a run. */
export interface CurrentRun {
  readonly options: RunOptions
  readonly run: RunContext
  readonly seed: number
  /** Aborted when the run ends early; `why` tells it. */
  readonly endedEarly: AbortSignal
  readonly whyEnded: () => string
}
