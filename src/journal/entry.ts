import type { CancelReason, DeliveryId } from './delivery.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'
import type { ClockMode } from '../clock/clock.ts'
import type { EventName } from '../events/catalogue.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'

/** What can be written into the journal. No secret, credential or answer of the API stands in one. */
export type EntryBody =
  | {
      readonly type: 'published'
      readonly eventId: string
      readonly event: EventName
      readonly interactionId: string
      readonly deliveries: readonly DeliveryId[]
      /** Subscriptions that name the event and do not get it: disabled, or held off by their filters. */
      readonly skipped: readonly { readonly subscriptionId: SubscriptionId; readonly why: 'disabled' | 'filtered' }[]
    }
  | {
      readonly type: 'scheduled'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      /** Number of the attempt that is due, from 1. */
      readonly attempt: number
      /** Instant; absent while the delivery is held back behind another. */
      readonly dueAt?: number
      /** The delivery that this one is held back behind. */
      readonly waitsFor?: DeliveryId
      /** A redelivery by hand: a fresh round of redeliveries begins with this attempt. */
      readonly byHand?: true
      readonly why: string
    }
  | {
      readonly type: 'attempt-started'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      readonly attempt: number
      readonly url: string
    }
  /** `attempt` is 0 for a fault in what is owed. */
  | {
      readonly type: 'fault-fired'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      readonly attempt: number
      readonly fault: string
    }
  | {
      readonly type: 'attempt-ended'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      readonly attempt: number
      readonly outcome: Outcome
    }
  | {
      readonly type: 'decided'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      readonly attempt: number
      readonly decision: Decision
    }
  /** The delivery is canceled unless the attempt in flight succeeds or is the last one. */
  | {
      readonly type: 'cancel-requested'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      readonly reason: CancelReason
    }
  | {
      readonly type: 'settled'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      readonly state: 'delivered' | 'exhausted' | 'canceled'
      readonly attempts: number
      readonly why: string
      readonly cancelReason?: CancelReason
    }
  | { readonly type: 'self-uri-fetched'; readonly interactionId: string; readonly status: number }
  | { readonly type: 'api-fault-fired'; readonly fault: string; readonly operation: string }
  /** The emulated API refused a call. `reason` says why, and never quotes a credential. */
  | {
      readonly type: 'api-refused'
      readonly method: string
      readonly path: string
      readonly status: number
      readonly reason: string
    }
  | { readonly type: 'clock-moved'; readonly from: number; readonly to: number; readonly mode: ClockMode }
  | {
      readonly type: 'subscription-changed'
      readonly subscriptionId: SubscriptionId
      readonly change: 'created' | 'patched' | 'enabled' | 'disabled' | 'deleted'
    }
  /** What a person or a program says about what is shown, or what a receiver reports. Nothing acts on it. */
  | ({ readonly type: 'noted'; readonly text: string } & (
      { readonly kind: 'title' | 'caption' } | ({ readonly kind: ReceiverNoteKind } & AboutEvent)
    ))
  /** `standing`: names of the standing faults from now on. */
  | { readonly type: 'faults-changed'; readonly standing: readonly string[] }
  /**
   * Without `subscriptionId` the policy applies to all subscriptions; without `policy` the subscription's own policy
   * was removed.
   */
  | { readonly type: 'retry-policy-changed'; readonly subscriptionId?: SubscriptionId; readonly policy?: string }
  /**
   * What unsettled deliveries still have to send is more than the budget of retention: bodies and responses that are
   * not needed are dropped at once.
   */
  | { readonly type: 'budget-exceeded'; readonly pendingBytes: number; readonly budgetBytes: number }
  | { readonly type: 'reset' }

/** What a receiver reports of an event: it processed it, or recognized it as a duplicate and did nothing. */
export type ReceiverNoteKind = 'effect' | 'duplicate'

/** Which event of which interaction a receiver reports. */
export interface AboutEvent {
  readonly interactionId: string
  readonly event: string
}

/** One line of the journal: `seq` counts from 1 without gaps, `at` is an instant of the mock's clock. */
export type JournalEntry = { readonly seq: number; readonly at: number } & EntryBody

/** An entry of one type. */
export type EntryOf<T extends EntryBody['type']> = Extract<JournalEntry, { readonly type: T }>

/** An entry about one delivery. */
export type DeliveryEntry = Extract<JournalEntry, { readonly deliveryId: DeliveryId }>
