import { endReceiver } from '../end-receiver.ts'
import type { StepRunner } from '../step-runner.ts'

export const runKill: StepRunner<'kill'> = (step, context) =>
  endReceiver(step, context, (control) => {
    control.kill()
  })
