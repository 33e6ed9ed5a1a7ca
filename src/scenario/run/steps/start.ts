import { MockError } from '../../../kit/error.ts'
import { excuseDowntime } from '../excuse-downtime.ts'
import type { StepRunner } from '../step-runner.ts'

/** Restarts the receiver; if it does not start, the scenario fails and ends. */
export const runStart: StepRunner<'start'> = async (step, context) => {
  const { life, observations, scenario } = context
  const note = (seen: string | undefined): void => {
    observations.note(step, { ok: seen === undefined, check: { kind: 'started', seen } }, undefined, scenario)
  }
  await excuseDowntime(context)
  try {
    await life.control.start()
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    life.isOver = true
    note(error.message)
    return
  }
  note(undefined)
  life.back()
}
