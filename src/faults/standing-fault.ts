import type { EventName } from '../events/catalogue.ts'
import type { ParameterValues } from './fault.ts'
import type { StandingRule } from './standing-input.ts'

/** A standing fault as shown in lists. Instants are milliseconds since the Unix epoch, on the mock's clock. */
export interface StandingFault {
  /** `flt_1`, `flt_2`, …, in the order in which they were set since the start or the last reset. */
  readonly id: string
  readonly fault: string
  readonly plane: 'plan' | 'message' | 'wire' | 'api'
  readonly parameters: ParameterValues
  readonly attempts?: number | string
  readonly probability: number
  /** Absent: no limit. */
  readonly count?: number
  readonly from: number
  /** Absent: no limit. */
  readonly until?: number
  readonly subscriptionId?: string
  readonly event?: EventName
  readonly operation?: string
  /** How often it has fired. */
  readonly fired: number
}

/** A standing fault with its counts. */
export class Standing {
  readonly id: string
  readonly rule: StandingRule
  readonly index: number
  fired = 0
  /** Number of calls of the emulated API that it was checked against. */
  calls = 0
  readonly notes = new Map<string, number>()

  constructor(id: string, rule: StandingRule, index: number) {
    this.id = id
    this.rule = rule
    this.index = index
  }
}

/** Returns a standing fault as lists show it. */
export const viewOf = ({
  id,
  rule: { attached, attempts, probability, count, from, until, subscriptionId, event, operation },
  fired,
}: Standing): StandingFault => ({
  id,
  fault: attached.fault.name,
  plane: attached.fault.plane,
  parameters: attached.parameters,
  ...(attempts !== undefined && { attempts }),
  probability,
  ...(count !== Infinity && { count }),
  from,
  ...(until !== Infinity && { until }),
  ...(subscriptionId !== undefined && { subscriptionId }),
  ...(event !== undefined && { event }),
  ...(operation !== undefined && { operation }),
  fired,
})
