import type { EndStep } from '../model/process-step.ts'
import type { ReceiverControl } from '../under-test/receiver-control.ts'
import { atMoment } from './at-moment.ts'
import type { ScenarioContext } from './scenario-context.ts'

/** Real milliseconds that a receiver may take to end when it is asked to. */
const STOP_MS = 5000

/**
 * Ends the receiver at a moment, and waits until nothing is left of it.
 * @throws {ReceiverGone} when it was gone before
 */
export const endReceiver = async (
  step: EndStep,
  context: ScenarioContext,
  end: (control: ReceiverControl) => void,
): Promise<void> => {
  const { life } = context
  const { control } = life
  await atMoment(step, context, () => {
    life.away('ended')
    end(control)
  })
  await control.gone(STOP_MS)
}
