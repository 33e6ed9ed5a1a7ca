import type { EndStep } from '../model/process-step.ts'
import type { ReceiverControl } from '../under-test/control.ts'
import { atMoment } from './at-moment.ts'
import type { Scene } from './scene.ts'

/** Real milliseconds that a receiver may take to end when it is asked to. */
const STOP_MS = 5000

/** Ends the receiver at a moment, and waits until nothing is left of it. @throws {ReceiverGone} when it was gone before */
export const endReceiver = async (
  step: EndStep,
  scene: Scene,
  end: (control: ReceiverControl) => void,
): Promise<void> => {
  const { life } = scene
  const { control } = life
  await atMoment(step, scene, () => {
    life.away('ended')
    end(control)
  })
  await control.gone(STOP_MS)
}
