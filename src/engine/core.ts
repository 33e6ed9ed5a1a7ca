import type { Clock, ClockMode } from '../clock/clock.ts'
import type { Delivery, DeliveryId } from '../journal/delivery.ts'
import type { Published, PublishInput } from '../delivery/publish.ts'
import type { EventName } from '../events/catalogue.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { DialectName } from '../dialects/dialect.ts'
import type { FaultInfo, FaultInput } from '../faults/fault.ts'
import type { StandingFault } from '../faults/standing-fault.ts'
import type { StandingInput } from '../faults/standing-input.ts'
import type { Interaction, InteractionInput } from '../events/interaction.ts'
import type { LoggedAttempt } from '../journal/attempt-log.ts'
import type { AboutEvent, JournalEntry, ReceiverNoteKind } from '../journal/entry.ts'
import type { DeliveryFilter, JournalReader } from '../journal/reader.ts'
import type { Retained } from '../journal/retention.ts'
import type { Subscription, SubscriptionId, SubscriptionPatch } from '../subscriptions/subscription.ts'
import type { Assumptions, MockOptions, SubscriptionInput } from './options.ts'

export type { FaultInfo, FaultInput, StandingFault, StandingInput }

export type { Published, PublishInput }

export interface PlayInput {
  readonly interaction?: InteractionInput
  /** Milliseconds of the mock's clock between two events. Default 1000. */
  readonly paceMs?: number
}

export interface Played {
  readonly interactionId: string
  readonly events: readonly { readonly event: EventName; readonly dueAt: number }[]
}

/** Controls the mock's clock. */
export interface ClockControl extends Clock {
  /**
   * Advances a manual or auto clock by `ms` milliseconds, runs the work that falls due, and waits for attempts in
   * flight.
   */
  advance(ms: number): Promise<void>
  /** Advances to the next due time; returns false if nothing is due. */
  advanceToNext(): Promise<boolean>
  setMode(mode: ClockMode): void
  /** Returns when the next scheduled work is due; undefined if nothing is scheduled. */
  nextDue(): number | undefined
}

/** Controls the list of standing faults. */
export interface StandingControl {
  /**
   * Replaces the list and resets all counters.
   * @throws {MockError} that names the invalid entry; the list is then unchanged
   */
  set(faults: readonly StandingInput[]): void
  /** Adds a standing fault; the counters of the others are kept. @throws {MockError} that names the mistake */
  add(fault: StandingInput): StandingFault
  /** Removes a standing fault by ID; returns false if there is none with that ID. */
  remove(id: string): boolean
  clear(): void
  /** Returns the standing faults, each with the number of times it has fired. */
  list(): readonly StandingFault[]
  /** Returns all faults. */
  catalogue(): readonly FaultInfo[]
}

/**
 * Controls the retry policy. A change applies from the next decision on; deliveries that are already due are not
 * affected.
 */
export interface RetryControl {
  /**
   * Replaces the retry options for all dialects, or those of one subscription.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`, `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN`
   */
  set(retry: RetryOptions, subscriptionId?: SubscriptionId): void
  /** Removes the retry options of a subscription. @throws {MockError} `SUBSCRIPTION_UNKNOWN` */
  clear(subscriptionId: SubscriptionId): void
  /**
   * Returns the configured policy as text, for all dialects or for one subscription; undefined if that subscription has
   * none.
   */
  given(subscriptionId?: SubscriptionId): string | undefined
  /** Returns, as text, the policy of a dialect for subscriptions without their own. */
  inForce(dialect: DialectName): string
}

/** The emulated system, used by the server, the command line, the library and MSW. */
export interface MockCore {
  readonly seed: number
  readonly clock: ClockControl
  /** The journal: all entries, and the resulting state of each delivery. */
  readonly journal: JournalReader
  readonly options: MockOptions
  readonly assumptions: Assumptions
  publish(event: EventName, input?: PublishInput): Published
  /** Plays a whole life cycle on the mock's clock: created, queued, started, assigned, messages, finished, closed. */
  play(input?: PlayInput): Played
  interaction(id: string): Interaction | undefined
  /**
   * Redelivers a delivery in any state except in flight, with a new round of retries.
   * @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_IN_FLIGHT`, or the code of an invalid fault
   */
  redeliver(id: DeliveryId, faults?: readonly FaultInput[]): Delivery
  /** @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_SETTLED` */
  cancel(id: DeliveryId): Delivery
  /** Returns the subscriptions, oldest first. */
  subscriptions(): readonly Subscription[]
  subscription(id: SubscriptionId): Subscription | undefined
  /**
   * Returns the subscriptions deleted after an instant of the mock's clock, in their last state; the newest hundred are
   * remembered.
   */
  deletedAfter(instant: number): readonly Subscription[]
  /**
   * Adds a subscription. `origin` says whether the user or a caller of the API set its target; `user` is the UUID of
   * its creator, by default the operator of the mock. @throws {MockError}
   */
  subscribe(
    input: SubscriptionInput & { readonly enabled?: boolean },
    origin?: Subscription['origin'],
    user?: string,
  ): Subscription
  /**
   * Replaces the given fields. Disabling a subscription cancels its pending deliveries. A URL set over the API is
   * trusted only if its origin was configured, and is not sent headers that were configured for another origin. @throws
   * {MockError} `TARGET_URL_INVALID`
   */
  patchSubscription(
    id: SubscriptionId,
    patch: SubscriptionPatch,
    origin?: Subscription['origin'],
    user?: string,
  ): Subscription | undefined
  removeSubscription(id: SubscriptionId): boolean
  /** Returns the kept attempts of a subscription and event, newest first. */
  attemptLog(id: SubscriptionId, event: EventName): readonly LoggedAttempt[]
  /**
   * Resolves when every delivery has settled (or, with an event ID, those of that event) and no life cycle is playing.
   */
  settled(eventId?: string): Promise<void>
  /** Returns the number of deliveries that have not settled. */
  unsettled(): number
  /**
   * Adds a note to the journal, for people who watch it.
   * @throws {MockError} `NOTE_INVALID` if it is empty or longer than 500 characters
   */
  note(text: string, kind?: 'title' | 'caption'): JournalEntry
  /** Records in the journal that a receiver processed an event or recognized it as a duplicate. */
  reportEffect(kind: ReceiverNoteKind, about: AboutEvent): JournalEntry
  /** Standing faults, which fire on deliveries and in the emulated API until they are removed. */
  readonly faults: StandingControl
  /** The retry policy, for all dialects and for single subscriptions. */
  readonly retry: RetryControl
  /** Resets the mock to its initial state: configured subscriptions, no standing faults, an empty journal. */
  reset(): void
}

export type { DeliveryFilter, JournalReader, LoggedAttempt, Retained, SubscriptionPatch }
