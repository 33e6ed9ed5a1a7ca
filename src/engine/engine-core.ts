import type { StandingFaults } from '../faults/standing.ts'
import type { Store } from '../journal/store.ts'
import type { MockCore } from './core.ts'

/** The emulated system for internal use: the public part, plus what only the server and the engine need. */
export interface EngineCore extends MockCore {
  /** Writes the journal, and keeps deliveries with internal state. */
  readonly store: Store
  /** The list behind `faults`, for deciding which faults fire. */
  readonly standing: StandingFaults
}
