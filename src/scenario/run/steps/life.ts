import { MockError } from '../../../kit/error.ts'
import type { BeginStep, EndStep } from '../../model/step.ts'
import type { Scene } from '../scene.ts'
import { atMoment } from './moment.ts'

/** Real milliseconds that a receiver may take to end when it is asked to. */
const STOP_MS = 5000

/** Kills, stops or pauses the receiver at a moment. @throws {ReceiverGone} when it was gone before */
export const end = async (step: EndStep, scene: Scene): Promise<void> => {
  const { life } = scene
  const { control } = life
  await atMoment(step, scene, () => {
    life.away(step.kind === 'pause' ? 'paused' : 'ended')
    if (step.kind === 'kill') control.kill()
    else if (step.kind === 'stop') control.terminate()
    else control.pause()
  })
  if (step.kind !== 'pause') await control.gone(STOP_MS)
}

/** Starts the receiver again, or lets it go on, once every attempt that was made meanwhile has failed; none of these is held against it. */
export const begin = async (step: BeginStep, { core, sent, life, observations, scenario }: Scene): Promise<void> => {
  await core.quiet()
  sent.excuse()
  if (step.kind === 'resume') life.control.resume()
  else {
    try {
      await life.control.start()
    } catch (error) {
      if (!(error instanceof MockError)) throw error
      life.isOver = true
      observations.note(
        step,
        { ok: false, expected: 'a receiver that starts again', seen: error.message },
        undefined,
        scenario,
      )
      return
    }
    observations.note(
      step,
      { ok: true, expected: 'a receiver that starts again', seen: 'it takes connections again' },
      undefined,
      scenario,
    )
  }
  life.back()
}
