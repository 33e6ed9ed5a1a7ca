// Made from step-names.ts by `npm run generate`; do not edit.
import type { StepKind } from '../../model/step-names.ts'
import type { StepRunner } from '../step-runner.ts'
import { runPublish } from '../steps/publish.ts'
import { runRedeliver } from '../steps/redeliver.ts'
import { runAdvance } from '../steps/advance.ts'
import { runAwait } from '../steps/await.ts'
import { runNexus } from '../steps/nexus.ts'
import { runExpect } from '../steps/expect.ts'
import { runProbe } from '../steps/probe.ts'
import { runSelfUri } from '../steps/self-uri.ts'
import { runLog } from '../steps/log.ts'
import { runControl } from '../steps/control.ts'
import { runKill } from '../steps/kill.ts'
import { runStop } from '../steps/stop.ts'
import { runPause } from '../steps/pause.ts'
import { runResume } from '../steps/resume.ts'
import { runStart } from '../steps/start.ts'
import { runSockets } from '../steps/sockets.ts'

/** The runner of each kind of step. */
export const STEP_RUNNERS = {
  publish: runPublish,
  redeliver: runRedeliver,
  advance: runAdvance,
  await: runAwait,
  nexus: runNexus,
  expect: runExpect,
  probe: runProbe,
  'self-uri': runSelfUri,
  log: runLog,
  control: runControl,
  kill: runKill,
  stop: runStop,
  pause: runPause,
  resume: runResume,
  start: runStart,
  sockets: runSockets,
} as const satisfies { readonly [K in StepKind]: StepRunner<K> }
