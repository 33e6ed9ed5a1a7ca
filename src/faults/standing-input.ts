import { LAST_INSTANT } from '../clock/clock.ts'
import { readInstant } from '../clock/stamp.ts'
import { parseDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'
import { subscriptionUnknown } from '../kit/unknown-id.ts'
import { genesysOperations } from '../contract/generated/operations.ts'
import { suggest } from '../kit/suggest.ts'
import { EVENT_NAMES, isEventName, type EventName } from '../events/catalogue.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { ApiFault, AttachedFault, AttemptFault, FaultInput, PlanFault } from './fault.ts'
import { checkForDialect } from './attach.ts'
import { attachFault } from './registry.ts'

/** A fault that fires by itself wherever it fits, as users write it. Its parameters stand beside its name. */
export interface StandingInput extends FaultInput {
  /** For parameters that have the name of a member of this table, such as `count` of many-headers. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** 0 (never) to 1 (always, the default). */
  readonly probability?: number
  /** Fires so many times, then never again. Default: no end. */
  readonly count?: number
  /** First instant it fires at: RFC 3339, milliseconds since the Unix epoch, or a duration from now. Default: now. */
  readonly from?: string | number
  /** First instant that it fires at no more, written likewise. Default: never. */
  readonly until?: string | number
  /** Deliveries to this subscription alone. */
  readonly subscriptionId?: string
  /** Deliveries of this event alone. */
  readonly event?: EventName
  /** Calls of this operation of the emulated API alone, such as `createWebhook`. */
  readonly operation?: string
}

/** What a standing fault was set to, read and checked. */
export interface StandingRule {
  readonly attached: AttachedFault<PlanFault> | AttachedFault<AttemptFault> | AttachedFault<ApiFault>
  /** As given; absent, on all. */
  readonly attempts: number | string | undefined
  readonly probability: number
  readonly count: number
  readonly from: number
  readonly until: number
  readonly subscriptionId: string | undefined
  readonly event: EventName | undefined
  readonly operation: string | undefined
}

/** What there is to refer to when a list is read. */
export interface StandingSurroundings {
  /** Instant of the mock's clock that durations count from. */
  readonly now: number
  readonly isSubscription: (id: string) => boolean
  /** Dialects of the deliveries to be expected: of one event, to one subscription, or of all there are. */
  readonly dialectsOf: (only: {
    readonly event: EventName | undefined
    readonly subscriptionId: string | undefined
  }) => Iterable<Dialect>
}

/** Operations that are served, by their names in spec/genesys.openapi.yaml. */
const OPERATIONS = Object.keys(genesysOperations)

/**
 * Reads one entry of the list.
 * @throws {MockError} `STANDING_FAULT_INVALID`, `SUBSCRIPTION_UNKNOWN`, or what {@link attachFault} throws
 */
export const readStanding = (
  given: StandingInput,
  index: number,
  { now, isSubscription, dialectsOf }: StandingSurroundings,
): StandingRule => {
  const {
    fault: name,
    parameters = {},
    probability = 1,
    count = Infinity,
    from,
    until,
    subscriptionId,
    event,
    operation,
    ...beside
  } = given
  const invalid = (message: string, fix: string): MockError =>
    new MockError({ code: 'STANDING_FAULT_INVALID', message: `faults[${String(index)}] (${name}): ${message}`, fix })
  const instant = (key: string, value: string | number): number => {
    if (typeof value === 'number' && value >= 0 && value <= LAST_INSTANT) return value
    const read = typeof value === 'string' ? readInstant(value) : undefined
    if (read !== undefined) return read
    try {
      if (typeof value === 'string') return Math.min(LAST_INSTANT, now + parseDuration(value))
    } catch {
      // Told below, with both forms.
    }
    const given = typeof value === 'string' ? JSON.stringify(value) : String(value)
    throw invalid(
      `${key} is ${given}`,
      "write an instant of the mock's clock such as 2026-01-01T00:01:00Z, or a duration from now such as 30s",
    )
  }
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1))
    throw invalid(`probability is ${JSON.stringify(probability)}`, 'give a number from 0 (never) to 1 (always)')
  if (count !== Infinity && !(Number.isSafeInteger(count) && count >= 0))
    throw invalid(`count is ${JSON.stringify(count)}`, 'give a whole number of 0 or more')
  if (typeof parameters !== 'object' || Array.isArray(parameters))
    throw invalid('parameters is no object', 'write {"parameters":{"count":200}}')
  if (event !== undefined && !isEventName(event)) {
    const meant = suggest(String(event), EVENT_NAMES)
    throw invalid(
      `"${String(event)}" is not an event`,
      meant ? `did you mean ${meant}?` : 'use STARTED, FINISHED or a conversation event',
    )
  }
  if (subscriptionId !== undefined && !isSubscription(subscriptionId)) throw subscriptionUnknown(subscriptionId)
  const twice = Object.keys(parameters).find((key) => key in beside)
  if (twice !== undefined) throw invalid(`"${twice}" is given twice`, 'give it beside the name, or in parameters')
  const attached = attachFault(name, { ...beside, ...parameters }) as StandingRule['attached']
  const { fault } = attached
  for (const dialect of dialectsOf({ event, subscriptionId })) checkForDialect([attached], dialect)
  if (fault.plane !== 'api') {
    if (operation !== undefined)
      throw invalid('operation is for faults of the emulated API', 'leave it out, or say event or subscriptionId')
  } else {
    const known = fault.operations ?? OPERATIONS
    if (event !== undefined || subscriptionId !== undefined)
      throw invalid('event and subscriptionId are for faults of deliveries', 'leave them out, or say operation')
    if (operation !== undefined && !known.includes(operation))
      throw invalid(`"${operation}" is no operation that it fires on`, `use one of ${known.join(', ')}`)
  }
  const begin = from === undefined ? now : instant('from', from)
  const end = until === undefined ? Infinity : instant('until', until)
  if (end <= begin) throw invalid('until is not after from', 'both are instants, or durations from now')
  return {
    attached,
    attempts: beside.attempts,
    probability,
    count,
    from: begin,
    until: end,
    subscriptionId,
    event,
    operation,
  }
}
