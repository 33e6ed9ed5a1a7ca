import { forgiveAbsence } from '../forgive-absence.ts'
import type { StepRunner } from '../step-runner.ts'

export const runResume: StepRunner<'resume'> = async (_step, context) => {
  await forgiveAbsence(context)
  context.life.control.resume()
  context.life.back()
}
