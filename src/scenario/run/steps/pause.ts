import { atMoment } from '../at-moment.ts'
import type { StepRunner } from '../step-runner.ts'

export const runPause: StepRunner<'pause'> = (step, scene) =>
  atMoment(step, scene, () => {
    const { life } = scene
    life.away('paused')
    life.control.pause()
  })
