import type { FaultInfoView, FaultRequest, StandingFaultRequest } from '../mock/control-client.ts'
import { isEventName } from './event-names.ts'

/** What was written into the fields of a fault's parameters, by their names; an empty one was left out. */
export type Written = Readonly<Record<string, string>>

/** When a standing fault is to fire, as written. */
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

/** A fault as it is attached to what is published. */
export const attachedInput = (info: FaultInfoView, written: Written, attempts: string): FaultRequest => ({
  ...parametersOf(info, written),
  fault: info.name,
  ...(attempts !== '' && { attempts }),
})

/** Returns the standing fault that a person asked for. */
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
