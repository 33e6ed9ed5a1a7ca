import type { StepRunner } from '../step-runner.ts'

export const runAdvance: StepRunner<'advance'> = async ({ ms }, { sent, core, appliedControls }) => {
  await sent.settled()
  await core.clock.advance(ms)
  await appliedControls.advanceClock(ms)
}
