import { MockError } from '../kit/error.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { AttachedFault, AttemptFault, Fault, FaultInput, PlanFault } from './fault.ts'
import { attachFault } from './registry.ts'

const NONE: readonly never[] = []

const isOfPlan = (attached: AttachedFault): attached is AttachedFault<PlanFault> => attached.fault.plane === 'plan'
export const isOfAttempt = (attached: AttachedFault): attached is AttachedFault<AttemptFault> =>
  attached.fault.plane === 'message' || attached.fault.plane === 'wire'

/** The faults of a published event, by what they act on. */
export interface AttachedFaults {
  readonly plan: readonly AttachedFault<PlanFault>[]
  readonly attempts: readonly AttachedFault<AttemptFault>[]
}

const NOTHING: AttachedFaults = { plan: NONE, attempts: NONE }

const misplaced = ({ name, plane }: Fault): MockError =>
  plane === 'api'
    ? new MockError({
        code: 'FAULT_MISPLACED',
        message: `"${name}" is a fault of the emulated API, not of a delivery`,
        fix: 'set it with PUT /_mock/faults, or mock.faults.set([…]) in code',
      })
    : new MockError({
        code: 'FAULT_MISPLACED',
        message: `"${name}" changes which deliveries are made, and cannot be used for a redelivery`,
        fix: 'publish the event again with that fault',
      })

/**
 * Checks the faults of a published event and returns them by what they act on.
 * @throws {MockError} `FAULT_MISPLACED`, or what {@link attachFault} throws
 */
export const attachToEvent = (given: readonly FaultInput[] = NONE): AttachedFaults => {
  if (given.length === 0) return NOTHING
  const all = given.map(({ fault, ...rest }) => attachFault(fault, rest))
  const wrong = all.find(({ fault }) => fault.plane === 'api')
  if (wrong) throw misplaced(wrong.fault)
  return { plan: all.filter(isOfPlan), attempts: all.filter(isOfAttempt) }
}

/** Checks faults against a dialect. @throws {MockError} `FAULT_PARAMETER_INVALID` */
export const checkForDialect = (faults: readonly AttachedFault[], dialect: Dialect): void => {
  for (const { fault, parameters } of faults) if (fault.plane === 'message') fault.checkFor?.(parameters, dialect)
}

/** Checks the faults of a redelivery by hand and returns them. @throws {MockError} as {@link attachToEvent} does */
export const attachToRedelivery = (given: readonly FaultInput[] = NONE): readonly AttachedFault<AttemptFault>[] => {
  const { plan, attempts } = attachToEvent(given)
  if (plan[0]) throw misplaced(plan[0].fault)
  return attempts
}
