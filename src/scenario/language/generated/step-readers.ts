// Made from step-names.ts by `npm run generate`; do not edit.
import type { StepKind } from '../../model/step-names.ts'
import type { StepReader } from '../step-reader.ts'
import { readPublish } from '../steps/publish.ts'
import { readRedeliver } from '../steps/redeliver.ts'
import { readAdvance } from '../steps/advance.ts'
import { readAwait } from '../steps/await.ts'
import { readNexus } from '../steps/nexus.ts'
import { readExpect } from '../steps/expect.ts'
import { readProbe } from '../steps/probe.ts'
import { readSelfUri } from '../steps/self-uri.ts'
import { readLog } from '../steps/log.ts'
import { readControl } from '../steps/control.ts'
import { readKill } from '../steps/kill.ts'
import { readStop } from '../steps/stop.ts'
import { readPause } from '../steps/pause.ts'
import { readResume } from '../steps/resume.ts'
import { readStart } from '../steps/start.ts'
import { readSockets } from '../steps/sockets.ts'

/** The reader of each kind of step. */
export const STEP_READERS = {
  publish: readPublish,
  redeliver: readRedeliver,
  advance: readAdvance,
  await: readAwait,
  nexus: readNexus,
  expect: readExpect,
  probe: readProbe,
  'self-uri': readSelfUri,
  log: readLog,
  control: readControl,
  kill: readKill,
  stop: readStop,
  pause: readPause,
  resume: readResume,
  start: readStart,
  sockets: readSockets,
} as const satisfies { readonly [K in StepKind]: StepReader<K> }
