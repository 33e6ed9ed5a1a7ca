import type { StepRunner } from '../step-runner.ts'

/** Arranges something about the receiver, once all that was sent has settled. @throws {MockError} `CONTROL_FAILED`; {ControlNotOffered}; {ReceiverGone} */
export const runControl: StepRunner<'control'> = async ({ sets }, { sent, core, arrangement }) => {
  await sent.settled()
  switch (sets.control) {
    case 'secrets':
      return arrangement.secrets(sets.are)
    case 'clock':
      return arrangement.clock(sets.is === 'now' ? core.clock.now() : sets.is)
    case 'outage':
      return arrangement.outage(sets.down)
    default:
      return sets satisfies never
  }
}
