import type { StepRunner } from '../step-runner.ts'

export const runAdvance: StepRunner<'advance'> = async ({ ms }, { sent, core, arrangement }) => {
  await sent.settled()
  await core.clock.advance(ms)
  await arrangement.advanced(ms)
}
