import type { EndStep } from '../model/process-step.ts'
import type { ReceiverControl } from '../under-test/receiver-control.ts'
import { atMoment } from './at-moment.ts'
import type { ScenarioContext } from './scenario-context.ts'

/** How long a receiver may take to stop, in real milliseconds. */
const STOP_MS = 5000

/**
 * Ends the receiver at a given moment, and waits until all its processes are gone.
 * @throws {ReceiverUnreachable} if it was already gone
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
