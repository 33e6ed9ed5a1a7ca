import { atMoment } from '../at-moment.ts'
import type { StepRunner } from '../step-runner.ts'

export const runPause: StepRunner<'pause'> = (step, context) =>
  atMoment(step, context, () => {
    const { life } = context
    life.away('paused')
    life.control.pause()
  })
