import type { StepRunner } from '../step-runner.ts'

/** Redelivers a delivery, several times in sequence. @throws {ReceiverUnreachable} */
export const runRedeliver: StepRunner<'redeliver'> = async (step, { core, sent, fill }) => {
  for (let i = 0; i < step.times; i++) {
    await sent.settled()
    const before = sent.of(step.delivery)
    for (const id of before.deliveries) core.redeliver(id, fill.faults(step.faults))
    sent.keep(before, undefined)
    await sent.settled()
  }
}
