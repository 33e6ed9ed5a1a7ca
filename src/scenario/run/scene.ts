import type { OwnedCore } from '../../engine/create.ts'
import type { Arrangement } from './arrangement.ts'
import type { Filling } from './filling.ts'
import type { Observations } from '../judge/observations.ts'
import type { ReceiverLife } from '../under-test/life.ts'
import type { Scenario } from '../model/scenario.ts'
import type { NexusConduct } from '../model/step.ts'
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
  readonly life: ReceiverLife
  readonly fill: Filling
  readonly observations: Observations
  readonly secrets: Secrets
  readonly arrangement: Arrangement
  /** How Nexus answers for what is published next; undefined: as usual. */
  nexus: NexusConduct | undefined
  /** Lines that the receiver had printed when the scenario began. */
  readonly printedBefore: number
}
