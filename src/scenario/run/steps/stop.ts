import { endReceiver } from '../end-receiver.ts'
import type { StepRunner } from '../step-runner.ts'

export const runStop: StepRunner<'stop'> = (step, context) =>
  endReceiver(step, context, (control) => {
    control.terminate()
  })
