// Made from step-names.ts by `npm run generate`; do not edit.
import type { StepKind } from '../step-names.ts'
import type { StepKindTraits } from '../step-traits.ts'
import { publishTraits, type PublishStep } from '../steps/publish.ts'
import { redeliverTraits, type RedeliverStep } from '../steps/redeliver.ts'
import { advanceTraits, type AdvanceStep } from '../steps/advance.ts'
import { awaitTraits, type AwaitStep } from '../steps/await.ts'
import { nexusTraits, type NexusStep } from '../steps/nexus.ts'
import { expectTraits, type ExpectStep } from '../steps/expect.ts'
import { probeTraits, type ProbeStep } from '../steps/probe.ts'
import { selfUriTraits, type SelfUriStep } from '../steps/self-uri.ts'
import { logTraits, type LogStep } from '../steps/log.ts'
import { controlTraits, type ControlStep } from '../steps/control.ts'
import { killTraits, type KillStep } from '../steps/kill.ts'
import { stopTraits, type StopStep } from '../steps/stop.ts'
import { pauseTraits, type PauseStep } from '../steps/pause.ts'
import { resumeTraits, type ResumeStep } from '../steps/resume.ts'
import { startTraits, type StartStep } from '../steps/start.ts'
import { socketsTraits, type SocketsStep } from '../steps/sockets.ts'

/** Steps by kind, which is the key that names them. */
export interface StepsByKind {
  readonly publish: PublishStep
  readonly redeliver: RedeliverStep
  readonly advance: AdvanceStep
  readonly await: AwaitStep
  readonly nexus: NexusStep
  readonly expect: ExpectStep
  readonly probe: ProbeStep
  readonly 'self-uri': SelfUriStep
  readonly log: LogStep
  readonly control: ControlStep
  readonly kill: KillStep
  readonly stop: StopStep
  readonly pause: PauseStep
  readonly resume: ResumeStep
  readonly start: StartStep
  readonly sockets: SocketsStep
}

/** The properties of each kind of step. */
export const STEP_KINDS = {
  publish: publishTraits,
  redeliver: redeliverTraits,
  advance: advanceTraits,
  await: awaitTraits,
  nexus: nexusTraits,
  expect: expectTraits,
  probe: probeTraits,
  'self-uri': selfUriTraits,
  log: logTraits,
  control: controlTraits,
  kill: killTraits,
  stop: stopTraits,
  pause: pauseTraits,
  resume: resumeTraits,
  start: startTraits,
  sockets: socketsTraits,
} as const satisfies { readonly [K in StepKind]: StepKindTraits }
