import type { Clock, ClockMode } from '../clock/clock.ts'
import type { Delivery, DeliveryId } from '../journal/delivery.ts'
import type { Published, PublishInput } from '../delivery/publish.ts'
import type { EventName } from '../events/catalogue.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { DialectName } from '../dialects/dialect.ts'
import type { FaultInfo, FaultInput } from '../faults/fault.ts'
import type { StandingFault } from '../faults/standing.ts'
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

/** The part of the clock that its owner may turn. */
export interface ClockControl extends Clock {
  /** Moves a manual or auto clock on by `ms`, waking what falls due on the way and waiting for what is in flight. */
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
  /** Adds one to the list; the others go on counting. @throws {MockError} naming what is wrong */
  add(fault: StandingInput): StandingFault
  /** Takes one away by its id; false when there is none. */
  remove(id: string): boolean
  clear(): void
  /** Each with how often it has fired. */
  list(): readonly StandingFault[]
  /** Every fault there is. */
  catalogue(): readonly FaultInfo[]
}

/** Which retry policy holds. A change holds from the next decision on; what is due already stays due. */
export interface RetryControl {
  /**
   * Replaces what was set for every dialect, or what one subscription has of its own.
   * @throws {MockError} `SUBSCRIPTION_UNKNOWN`, `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN`
   */
  set(retry: RetryOptions, subscriptionId?: SubscriptionId): void
  /** Takes what one subscription has of its own away. @throws {MockError} `SUBSCRIPTION_UNKNOWN` */
  clear(subscriptionId: SubscriptionId): void
  /** What was set, as text: for every dialect, or for one subscription. Undefined: that one has none of its own. */
  given(subscriptionId?: SubscriptionId): string | undefined
  /** What holds for a dialect where a subscription has nothing of its own, as text. */
  inForce(dialect: DialectName): string
}

/** The emulated system behind every door: server, command line, library, MSW. */
export interface MockCore {
  readonly seed: number
  readonly clock: ClockControl
  /** What has happened, and the deliveries as it has left them. */
  readonly journal: JournalReader
  readonly options: MockOptions
  readonly assumptions: Assumptions
  publish(event: EventName, input?: PublishInput): Published
  /** Plays a whole life cycle on the mock's clock: created, queued, started, assigned, messages, finished, closed. */
  play(input?: PlayInput): Played
  interaction(id: string): Interaction | undefined
  /**
   * Sends a delivery again as further attempts, whatever its state.
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
  /** Writes into the journal what a receiver reports of an event: that it processed it, or took it for a duplicate. */
  reportEffect(kind: ReceiverNoteKind, about: AboutEvent): JournalEntry
  /** Faults that fire by themselves, on deliveries and in the emulated API. */
  readonly faults: StandingControl
  /** The retry policy, for all and for single subscriptions. */
  readonly retry: RetryControl
  /** Back to the state at start: configured subscriptions, no standing faults, empty journal. */
  reset(): void
}

export type { DeliveryFilter, JournalReader, LoggedAttempt, Retained, SubscriptionPatch }
