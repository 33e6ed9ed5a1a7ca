import type { StandingFaults } from '../faults/standing.ts'
import type { Store } from '../journal/store.ts'
import type { MockCore } from './core.ts'

/** The emulated system for those who build on it: what its users get, and what is only for the rooms of the engine. */
export interface EngineCore extends MockCore {
  /** Writes the journal, and keeps deliveries with the engine's bookkeeping. */
  readonly store: Store
  /** The same list as `faults`, as engine and emulated API ask it what fires. */
  readonly standing: StandingFaults
}
