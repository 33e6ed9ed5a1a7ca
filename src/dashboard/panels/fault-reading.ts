import type { FaultInfoView, FaultRequest, StandingFaultRequest } from '../mock/control-client.ts'
import { isEventName } from './event-names.ts'

/** The input in the parameter fields of a fault, by name; an empty one is not set. */
export type Written = Readonly<Record<string, string>>

/** The input for when a standing fault fires. */
export interface WrittenWhen {
  /** In percent. */
  readonly probability: string
  readonly count: string
  readonly from: string
  readonly until: string
  readonly attempts: string
  readonly subscriptionId: string
  readonly event: string
  readonly operation: string
}

const parametersOf = (info: FaultInfoView, written: Written): Record<string, string | number> => {
  const read: Record<string, string | number> = {}
  for (const [key, { kind }] of Object.entries(info.parameters)) {
    const text = written[key] ?? ''
    if (text !== '') read[key] = kind === 'whole-number' ? Number(text) : text
  }
  return read
}

/** Returns a fault in the form in which it is attached to published events. */
export const attachedInput = (info: FaultInfoView, written: Written, attempts: string): FaultRequest => ({
  ...parametersOf(info, written),
  fault: info.name,
  ...(attempts !== '' && { attempts }),
})

/** Returns the standing fault for the user's input. */
export const standingInput = (
  info: FaultInfoView,
  written: Written,
  { probability, count, from, until, attempts, subscriptionId, event, operation }: WrittenWhen,
): StandingFaultRequest => {
  const parameters = parametersOf(info, written)
  const share = probability === '' ? 100 : Number(probability)
  return {
    fault: info.name,
    ...(Object.keys(parameters).length > 0 && { parameters }),
    probability: share / 100,
    ...(count !== '' && { count: Number(count) }),
    ...(from !== '' && { from }),
    ...(until !== '' && { until }),
    ...(attempts !== '' && { attempts }),
    ...(subscriptionId !== '' && { subscriptionId }),
    ...(isEventName(event) && { event }),
    ...(operation !== '' && { operation }),
  }
}
