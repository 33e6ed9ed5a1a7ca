import type { Delivery } from '../../journal/delivery.ts'
import type { CheckOf } from '../model/check.ts'
import type { Judged } from './judged.ts'
import type { ExpectStep } from '../model/steps/expect.ts'

const firedOn = (attempts: Delivery['attempts']): CheckOf<'attempts'>['fired'] =>
  Object.fromEntries(attempts.flatMap(({ number, faults }) => (faults.length > 0 ? [[number, faults] as const] : [])))

/** Judges what a step expects of a whole delivery: its attempts, the delay before the last one, its final state. */
export const judgeDelivery = (step: ExpectStep, { attempts, state }: Delivery): readonly Judged[] => {
  const judged: Judged[] = []
  if (step.attempts !== undefined)
    judged.push({
      ok: attempts.length === step.attempts,
      check: { kind: 'attempts', expected: step.attempts, seen: attempts.length, fired: firedOn(attempts) },
    })
  if (step.pauseMs !== undefined) {
    const [last, before] = [attempts.at(-1), attempts.at(-2)]
    const pause = last && before ? last.startedAt - before.startedAt : undefined
    judged.push({
      ok: pause !== undefined && pause >= step.pauseMs,
      check: { kind: 'pause', expected: step.pauseMs, seen: pause, attempts: attempts.length },
    })
  }
  if (step.state)
    judged.push({ ok: state === step.state, check: { kind: 'delivery', expected: step.state, seen: state } })
  return judged
}
