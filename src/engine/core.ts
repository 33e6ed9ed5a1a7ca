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

/** Input of a life cycle: its interaction, and the time between its events. */
export interface PlayInput {
  readonly interaction?: InteractionInput
  /** Milliseconds of the mock's clock between two events, from 0 to 366 days. Default 1000. */
  readonly paceMs?: number
}

/**
 * A life cycle that has started: the ID of its interaction, and when each event is published, in milliseconds since the
 * Unix epoch on the mock's clock.
 */
export interface Played {
  readonly interactionId: string
  readonly events: readonly { readonly event: EventName; readonly dueAt: number }[]
}

/** Controls the mock's clock. */
export interface ClockControl extends Clock {
  /**
   * Advances a manual or auto clock by `ms` milliseconds, from 0 to 366 days, running the work that falls due and
   * waiting for attempts in flight.
   * @throws {MockError} `CLOCK_NOT_VIRTUAL`, `CLOCK_STUCK`, `DURATION_INVALID`
   */
  advance(ms: number): Promise<void>
  /**
   * Advances a manual or auto clock to the next scheduled work and runs it; resolves with false if nothing is
   * scheduled.
   * @throws {MockError} `CLOCK_NOT_VIRTUAL`
   */
  advanceToNext(): Promise<boolean>
  /** Changes how time runs from now on, without changing the current time. @throws {MockError} `CLOCK_MODE_INVALID` */
  setMode(mode: ClockMode): void
  /** Returns when the next scheduled work is due; undefined if nothing is scheduled. */
  nextDue(): number | undefined
}

/** Controls the list of standing faults. */
export interface StandingControl {
  /**
   * Replaces the list and resets all counters; if an entry is invalid, the list is unchanged.
   * @throws {MockError} `STANDING_FAULT_INVALID`, `SUBSCRIPTION_UNKNOWN`, or the code of an invalid fault
   */
  set(faults: readonly StandingInput[]): void
  /** Adds a standing fault, without resetting the counters of the others. @throws {MockError} as {@link set} does */
  add(fault: StandingInput): StandingFault
  /** Removes a standing fault by ID; returns false if no standing fault has that ID. */
  remove(id: string): boolean
  /** Removes all standing faults. */
  clear(): void
  /** Returns the standing faults, each with the number of times it has fired. */
  list(): readonly StandingFault[]
  /** Returns a description of each fault that the mock offers. */
  catalogue(): readonly FaultInfo[]
}

/**
 * Controls the retry policy. A change applies to later decisions and attempts; redeliveries that are already scheduled
 * keep their times.
 */
export interface RetryControl {
  /**
   * Replaces the retry options for all dialects, or those of one subscription.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`, `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN`
   */
  set(retry: RetryOptions, subscriptionId?: SubscriptionId): void
  /**
   * Removes the retry options of a subscription, so the common ones apply to it.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`
   */
  clear(subscriptionId: SubscriptionId): void
  /**
   * Returns the configured policy as text, for all dialects or for one subscription; undefined if the subscription has
   * no retry options.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`
   */
  given(subscriptionId?: SubscriptionId): string | undefined
  /** Returns the policy that a dialect applies to subscriptions without retry options, as text. */
  inForce(dialect: DialectName): string
}

/** The emulated system, used by the server, the command line, the library and MSW. */
export interface MockCore {
  /** The given or random seed. */
  readonly seed: number
  readonly clock: ClockControl
  /** The journal: all entries, and the resulting state of each delivery. */
  readonly journal: JournalReader
  /** The options as given, without defaults. */
  readonly options: MockOptions
  /** The value of every assumption. */
  readonly assumptions: Assumptions
  /**
   * Publishes an event: creates a delivery for each subscription that receives it, and sends it when due.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`, `INTERACTION_INVALID`, `DETAILS_INVALID`, `OPTION_INVALID`,
   *   `FAULTS_CLASH`, or the code of an invalid fault or secret; nothing is published in that case
   */
  publish(event: EventName, input?: PublishInput): Published
  /**
   * Plays a whole life cycle on the mock's clock: created, queued, started, assigned, messages, finished, closed.
   * @throws {MockError} `PACE_INVALID`, `INTERACTION_INVALID`
   */
  play(input?: PlayInput): Played
  /** Returns the current state of an interaction; undefined if the ID is unknown. */
  interaction(id: string): Interaction | undefined
  /**
   * Sends a delivery again, with a new round of retries, unless it is in flight.
   * @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_IN_FLIGHT`, `SUBSCRIPTION_DELETED`, `BODY_NOT_KEPT`,
   *   `FAULTS_CLASH`, or the code of an invalid fault
   */
  redeliver(id: DeliveryId, faults?: readonly FaultInput[]): Delivery
  /**
   * Cancels a delivery that has not settled. An attempt in flight continues; its delivery is canceled unless the
   * attempt succeeds or is the last one.
   * @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_SETTLED`
   */
  cancel(id: DeliveryId): Delivery
  /** Returns the subscriptions, oldest first. */
  subscriptions(): readonly Subscription[]
  /** Returns a subscription; undefined if it does not exist or is deleted. */
  subscription(id: SubscriptionId): Subscription | undefined
  /**
   * Returns the subscriptions deleted after an instant of the mock's clock, in their last state. Only the last 100
   * deleted ones are remembered.
   */
  deletedAfter(instant: number): readonly Subscription[]
  /**
   * Adds a subscription. `origin` is who set its target: the user (`configured`, the default) or a caller of the API
   * (`api`). `user` is the UUID of its creator, by default the operator of the mock.
   * @throws {MockError} `TARGET_URL_INVALID`, `EVENT_UNKNOWN`, `SECRET_MISSING`, `OPTION_INVALID`,
   *   `RETRY_POLICY_UNKNOWN`, or the code of a secret that a dialect rejects
   */
  subscribe(
    input: SubscriptionInput & { readonly enabled?: boolean },
    origin?: Subscription['origin'],
    user?: string,
  ): Subscription
  /**
   * Replaces the given fields; returns undefined if the subscription does not exist. Disabling it cancels its pending
   * deliveries (assumption: `disabledSubscription`). A URL set over the API is trusted only if the user configured its
   * origin, and headers configured for another origin are not sent to it.
   * @throws {MockError} `TARGET_URL_INVALID`
   */
  patchSubscription(
    id: SubscriptionId,
    patch: SubscriptionPatch,
    origin?: Subscription['origin'],
    user?: string,
  ): Subscription | undefined
  /** Deletes a subscription and cancels its pending deliveries; returns false if it does not exist. */
  removeSubscription(id: SubscriptionId): boolean
  /** Returns the logged attempts of a subscription for an event, newest first. Assumption: `logsKept`. */
  attemptLog(id: SubscriptionId, event: EventName): readonly LoggedAttempt[]
  /**
   * Resolves when every delivery has settled and no life cycle is playing; with an event ID, when the deliveries of
   * that event have settled.
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
  /**
   * Restores the initial state: the configured subscriptions and retry options, no standing faults, no deliveries, and
   * a journal that begins with the reset. The clock keeps its time and mode.
   */
  reset(): void
}

export type { DeliveryFilter, JournalReader, LoggedAttempt, Retained, SubscriptionPatch }
