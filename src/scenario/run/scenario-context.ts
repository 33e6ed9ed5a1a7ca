import type { OwnedCore } from '../../engine/create.ts'
import type { AppliedControls } from './applied-controls.ts'
import type { ReferenceFiller } from './reference-filler.ts'
import type { Observations } from '../judge/observations.ts'
import type { ReceiverLife } from '../under-test/receiver-life.ts'
import type { Scenario } from '../model/scenario.ts'
import type { NexusBehavior } from '../model/steps/nexus.ts'
import type { Secrets } from './secrets.ts'
import type { SentEvents } from './sent-events.ts'
import type { RunContext } from './run-context.ts'

/** What the steps of a running scenario act on. */
export interface ScenarioContext {
  readonly scenario: Scenario
  readonly run: RunContext
  readonly seed: number
  readonly core: OwnedCore
  readonly sent: SentEvents
  readonly life: ReceiverLife
  readonly fill: ReferenceFiller
  readonly observations: Observations
  readonly secrets: Secrets
  readonly appliedControls: AppliedControls
  /** How Nexus responds about interactions published next; undefined: as usual. */
  nexus: NexusBehavior | undefined
  /** Number of lines the receiver had printed when the scenario started. */
  readonly printedBefore: number
}
