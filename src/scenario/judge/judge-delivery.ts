import { describeMs } from '../../kit/span-words.ts'
import type { Delivery } from '../../journal/delivery.ts'
import type { Judged } from './judged.ts'
import type { ExpectStep } from '../model/step.ts'

/** Says which faults fired on which attempts: a count that is off by what did not fire is no fault of the receiver. */
const firedOn = (attempts: Delivery['attempts']): string => {
  const fired = attempts.flatMap(({ faults }, index) =>
    faults.length > 0 ? [`${faults.join(' and ')} on attempt ${String(index + 1)}`] : [],
  )
  return fired.length > 0 ? `fired: ${fired.join(', ')}` : 'no fault fired'
}

/** Judges what a step asks of a delivery as a whole: its attempts, their pause, its final state. */
export const judgeDelivery = (step: ExpectStep, { attempts, state }: Delivery): readonly Judged[] => {
  const judged: Judged[] = []
  const plural = attempts.length === 1 ? '1 attempt' : `${String(attempts.length)} attempts`
  if (step.attempts !== undefined)
    judged.push({
      ok: attempts.length === step.attempts,
      expected: `${String(step.attempts)} ${step.attempts === 1 ? 'attempt' : 'attempts'}`,
      seen: `${plural}; ${firedOn(attempts)}`,
    })
  if (step.pauseMs !== undefined) {
    const [last, before] = [attempts.at(-1), attempts.at(-2)]
    const pause = last && before ? last.startedAt - before.startedAt : undefined
    judged.push({
      ok: pause !== undefined && pause >= step.pauseMs,
      expected: `a pause of ${describeMs(step.pauseMs)} or more before the last attempt`,
      seen: pause === undefined ? plural : `a pause of ${describeMs(pause)}`,
    })
  }
  if (step.state) judged.push({ ok: state === step.state, expected: `the delivery ends as ${step.state}`, seen: state })
  return judged
}
