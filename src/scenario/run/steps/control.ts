import type { StepRunner } from '../step-runner.ts'

/**
 * Applies a control to the receiver once all deliveries have settled.
 * @throws {MockError} `CONTROL_FAILED`; {ControlNotOffered}; {ReceiverUnreachable}
 */
export const runControl: StepRunner<'control'> = async ({ sets }, { sent, core, appliedControls }) => {
  await sent.settled()
  switch (sets.control) {
    case 'secrets':
      return appliedControls.secrets(sets.are)
    case 'clock':
      return appliedControls.clock(sets.is === 'now' ? core.clock.now() : sets.is)
    case 'outage':
      return appliedControls.outage(sets.down)
    default:
      return sets satisfies never
  }
}
