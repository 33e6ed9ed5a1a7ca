import { excuseDowntime } from '../excuse-downtime.ts'
import type { StepRunner } from '../step-runner.ts'

export const runResume: StepRunner<'resume'> = async (_step, context) => {
  await excuseDowntime(context)
  context.life.control.resume()
  context.life.back()
}
