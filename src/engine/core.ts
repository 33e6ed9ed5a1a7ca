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

/** The controls of the mock's clock. */
export interface ClockControl extends Clock {
  /** Advances a manual or auto clock by `ms`, runs the work that falls due, and waits for attempts in flight. */
  advance(ms: number): Promise<void>
  /** Moves to the next due moment; false when nothing is due. */
  advanceToNext(): Promise<boolean>
  setMode(mode: ClockMode): void
  /** When the next scheduled work is due. */
  nextDue(): number | undefined
}

/** The list of standing faults. */
export interface StandingControl {
  /**
   * Replaces the list, and counts anew.
   * @throws {MockError} naming the entry that is wrong; the list stays as it was
   */
  set(faults: readonly StandingInput[]): void
  /** Adds a standing fault; the counters of the others are kept. @throws {MockError} that names the mistake */
  add(fault: StandingInput): StandingFault
  /** Removes a standing fault by ID; returns false if there is none. */
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
   * Replaces what was set for every dialect, or what one subscription has of its own.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`, `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN`
   */
  set(retry: RetryOptions, subscriptionId?: SubscriptionId): void
  /** Removes the retry policy of a subscription. @throws {MockError} `SUBSCRIPTION_UNKNOWN` */
  clear(subscriptionId: SubscriptionId): void
  /**
   * Returns the configured policy as text, for all dialects or for one subscription; undefined if that subscription has
   * none.
   */
  given(subscriptionId?: SubscriptionId): string | undefined
  /** Returns, as text, the policy of a dialect for subscriptions without their own. */
  inForce(dialect: DialectName): string
}

/** The emulated system that the server, the command line, the library and MSW share. */
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
   * Redelivers a delivery with further attempts, whatever its state.
   * @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_IN_FLIGHT`, or what is wrong with a fault
   */
  redeliver(id: DeliveryId, faults?: readonly FaultInput[]): Delivery
  /** @throws {MockError} `DELIVERY_UNKNOWN`, `DELIVERY_SETTLED` */
  cancel(id: DeliveryId): Delivery
  /** Subscriptions by age. */
  subscriptions(): readonly Subscription[]
  subscription(id: SubscriptionId): Subscription | undefined
  /**
   * Subscriptions that were deleted after an instant of the mock's clock, as they were then; the newest hundred are
   * known.
   */
  deletedAfter(instant: number): readonly Subscription[]
  /**
   * Adds a subscription whose target the user gave, or one that came over the API. `user` is the UUID of who makes it;
   * default: who runs the mock. @throws {MockError}
   */
  subscribe(
    input: SubscriptionInput & { readonly enabled?: boolean },
    origin?: Subscription['origin'],
    user?: string,
  ): Subscription
  /**
   * Replaces what is given. Disabling cancels what is pending. A URL that came over the API is trusted only when its
   * origin was configured, and is sent no headers that were configured for another origin. @throws {MockError}
   * `TARGET_URL_INVALID`
   */
  patchSubscription(
    id: SubscriptionId,
    patch: SubscriptionPatch,
    origin?: Subscription['origin'],
    user?: string,
  ): Subscription | undefined
  removeSubscription(id: SubscriptionId): boolean
  /** Newest first, as many per subscription and event as are kept. */
  attemptLog(id: SubscriptionId, event: EventName): readonly LoggedAttempt[]
  /**
   * Resolves when every delivery has settled (or, with an event id, those of that event) and no life cycle is being
   * played.
   */
  settled(eventId?: string): Promise<void>
  /** How many deliveries have not settled. */
  unsettled(): number
  /**
   * Writes a note into the journal, for those who watch.
   * @throws {MockError} `NOTE_INVALID` if it is empty or longer than 500 characters
   */
  note(text: string, kind?: 'title' | 'caption'): JournalEntry
  /** Records in the journal that a receiver processed an event or recognized it as a duplicate. */
  reportEffect(kind: ReceiverNoteKind, about: AboutEvent): JournalEntry
  /** Standing faults, which fire on deliveries and in the emulated API until they are removed. */
  readonly faults: StandingControl
  /** The retry policy, for all and for single subscriptions. */
  readonly retry: RetryControl
  /** Resets the mock to its initial state: configured subscriptions, no standing faults, an empty journal. */
  reset(): void
}

export type { DeliveryFilter, JournalReader, LoggedAttempt, Retained, SubscriptionPatch }
