import { forgiveAbsence } from '../forgive-absence.ts'
import type { StepRunner } from '../step-runner.ts'

export const runResume: StepRunner<'resume'> = async (_step, scene) => {
  await forgiveAbsence(scene)
  scene.life.control.resume()
  scene.life.back()
}
