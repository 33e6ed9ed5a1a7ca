import type { AttachedFault } from '../../faults/fault.ts'
import type { Delivery } from '../../journal/delivery.ts'
import type { Step } from '../model/step.ts'
import type { Observation } from './observations.ts'

/** A fault on attempts that were never made, in words. */
export interface UnfiredFault {
  /** `the fault lost-response on attempt 2`. */
  readonly what: string
  /** `it never fired: there was 1 attempt`. */
  readonly seen: string
}

/** Returns the faults of a delivery that never fired because their attempts were never made. */
export const unfiredOf = ({ faults, attempts, attemptsBefore }: Delivery): readonly UnfiredFault[] => {
  const made = attempts.length - attemptsBefore
  return faults
    .filter(({ from }) => from > made)
    .map((fault) => ({
      what: `the fault ${fault.fault.name} on ${rangeOf(fault)}`,
      seen: `it never fired: there ${made === 1 ? 'was 1 attempt' : `were ${String(made)} attempts`}`,
    }))
}

const rangeOf = ({ from, to }: Pick<AttachedFault, 'from' | 'to'>): string => {
  if (from === to) return `attempt ${String(from)}`
  return Number.isFinite(to) ? `attempts ${String(from)} to ${String(to)}` : `attempt ${String(from)} and later`
}

/**
 * Adds the faults that never fired: to the failures of their delivery, which they may explain, or as missing evidence
 * if nothing failed.
 */
export const withUnfired = (
  observations: readonly Observation[],
  deliveries: Iterable<Delivery>,
  publishing: Step | undefined,
): readonly Observation[] => {
  const unfired = [...deliveries].flatMap((delivery) => unfiredOf(delivery).map((fault) => ({ delivery, ...fault })))
  if (unfired.length === 0) return observations
  const explained = observations.map((observation): Observation => {
    const { verdict, attempt } = observation
    const own = unfired.find(({ delivery }) => attempt && delivery.attempts.includes(attempt))
    return verdict === 'failed' && own ? { ...observation, remark: `${own.what} never fired` } : observation
  })
  const step = publishing ?? observations.at(-1)?.step
  const [first] = unfired
  if (!step || !first || explained.some(({ verdict }) => verdict === 'failed')) return explained
  return [
    ...explained,
    {
      verdict: 'inconclusive',
      proves: undefined,
      step,
      check: { kind: 'unjudged', expected: `${first.what} fires`, seen: first.seen },
      attempt: first.delivery.attempts.at(-1),
      cause: undefined,
      fix: 'attach it to an earlier attempt (the first is 1), or make the receiver reject the attempts before it',
      arranged: undefined,
    },
  ]
}
