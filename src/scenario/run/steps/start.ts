import { MockError } from '../../../kit/error.ts'
import { forgiveAbsence } from '../forgive-absence.ts'
import type { StepRunner } from '../step-runner.ts'

const EXPECTED = 'a receiver that starts again'

/** A receiver that does not start has failed, and nothing more can be asked of it. */
export const runStart: StepRunner<'start'> = async (step, context) => {
  const { life, observations, scenario } = context
  const note = (ok: boolean, seen: string): void => {
    observations.note(step, { ok, expected: EXPECTED, seen }, undefined, scenario)
  }
  await forgiveAbsence(context)
  try {
    await life.control.start()
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    life.isOver = true
    note(false, error.message)
    return
  }
  note(true, 'it takes connections again')
  life.back()
}
