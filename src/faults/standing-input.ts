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

/** A standing fault as users write it, with its parameters as further fields. */
export interface StandingInput extends FaultInput {
  /** For parameters with the same name as a field of this object, such as `count` of many-headers. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** 0 (never) to 1 (always, the default). */
  readonly probability?: number
  /** Fires at most this many times. Default: no limit. */
  readonly count?: number
  /**
   * Earliest time at which it fires: RFC 3339, milliseconds since the Unix epoch, or a duration from now. Default: now.
   */
  readonly from?: string | number
  /** Time from which on it no longer fires, in the same formats. Default: never. */
  readonly until?: string | number
  /** Only deliveries to this subscription. */
  readonly subscriptionId?: string
  /** Only deliveries of this event. */
  readonly event?: EventName
  /** Only calls of this operation of the emulated API, such as `createWebhook`. */
  readonly operation?: string
}

/** A standing fault after its input was parsed and checked. */
export interface StandingRule {
  readonly attached: AttachedFault<PlanFault> | AttachedFault<AttemptFault> | AttachedFault<ApiFault>
  /** As given; absent: all. */
  readonly attempts: number | string | undefined
  readonly probability: number
  readonly count: number
  readonly from: number
  readonly until: number
  readonly subscriptionId: string | undefined
  readonly event: EventName | undefined
  readonly operation: string | undefined
}

/** What the entries of a list can refer to. */
export interface StandingReferences {
  /** The time of the mock's clock that durations are relative to. */
  readonly now: number
  readonly isSubscription: (id: string) => boolean
  /** Returns the dialects of the expected deliveries: of one event, to one subscription, or of all. */
  readonly dialectsOf: (only: {
    readonly event: EventName | undefined
    readonly subscriptionId: string | undefined
  }) => Iterable<Dialect>
}

/** The operations of the emulated API, by `operationId`. */
const OPERATIONS = Object.keys(genesysOperations)

/**
 * Parses and checks one entry of the list.
 * @throws {MockError} `STANDING_FAULT_INVALID`, `SUBSCRIPTION_UNKNOWN`, or what {@link attachFault} throws
 */
export const readStanding = (
  given: StandingInput,
  index: number,
  { now, isSubscription, dialectsOf }: StandingReferences,
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
      // Reported below, with both formats.
    }
    const given = typeof value === 'string' ? JSON.stringify(value) : String(value)
    throw invalid(
      `${key} is ${given}`,
      "use a time of the mock's clock, such as 2026-01-01T00:01:00Z, or a duration from now, such as 30s",
    )
  }
  if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1))
    throw invalid(`probability is ${JSON.stringify(probability)}`, 'give a number from 0 (never) to 1 (always)')
  if (count !== Infinity && !(Number.isSafeInteger(count) && count >= 0))
    throw invalid(`count is ${JSON.stringify(count)}`, 'give a whole number of 0 or more')
  if (typeof parameters !== 'object' || Array.isArray(parameters))
    throw invalid('parameters is not an object', 'use for example {"parameters":{"count":200}}')
  if (event !== undefined && !isEventName(event)) {
    const meant = suggest(String(event), EVENT_NAMES)
    throw invalid(
      `"${String(event)}" is not an event`,
      meant ? `did you mean ${meant}?` : 'use STARTED, FINISHED or a conversation event',
    )
  }
  if (subscriptionId !== undefined && !isSubscription(subscriptionId)) throw subscriptionUnknown(subscriptionId)
  const twice = Object.keys(parameters).find((key) => key in beside)
  if (twice !== undefined) throw invalid(`"${twice}" is given twice`, 'give it either as a field or in parameters')
  const attached = attachFault(name, { ...beside, ...parameters }) as StandingRule['attached']
  const { fault } = attached
  for (const dialect of dialectsOf({ event, subscriptionId })) checkForDialect([attached], dialect)
  if (fault.plane !== 'api') {
    if (operation !== undefined)
      throw invalid('operation is for faults of the emulated API', 'remove it, or use event or subscriptionId')
  } else {
    const known = fault.operations ?? OPERATIONS
    if (event !== undefined || subscriptionId !== undefined)
      throw invalid('event and subscriptionId are for faults of deliveries', 'remove them, or use operation')
    if (operation !== undefined && !known.includes(operation))
      throw invalid(`it does not fire on the operation "${operation}"`, `use one of ${known.join(', ')}`)
  }
  const begin = from === undefined ? now : instant('from', from)
  const end = until === undefined ? Infinity : instant('until', until)
  if (end <= begin) throw invalid('until is not after from', 'set until to a later time, or a longer duration from now')
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
