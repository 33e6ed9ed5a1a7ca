import type { OwnedCore } from '../core/create.ts'
import type { Arrangement } from './arrangement.ts'
import type { Filling } from './filling.ts'
import type { Observations } from './observations.ts'
import type { NexusConduct, Scenario } from './scenario.ts'
import type { Secrets } from './secrets.ts'
import type { SentSoFar } from './sent.ts'
import type { Stage } from './stage.ts'

/** What the steps of a scenario that is being played act on. */
export interface Scene {
  readonly scenario: Scenario
  readonly stage: Stage
  readonly seed: number
  readonly core: OwnedCore
  readonly sent: SentSoFar
  readonly fill: Filling
  readonly observations: Observations
  readonly secrets: Secrets
  readonly arrangement: Arrangement
  /** How Nexus answers for what is published next; undefined: as usual. */
  nexus: NexusConduct | undefined
  /** Lines that the receiver had printed when the scenario began. */
  readonly printedBefore: number
}
