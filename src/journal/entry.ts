import type { CancelReason, DeliveryId } from './delivery.ts'
import type { Decision } from './decision.ts'
import type { Outcome } from './outcome.ts'
import type { ClockMode } from '../clock/clock.ts'
import type { EventName } from '../events/catalogue.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'

/**
 * The content of a journal entry. The mock writes no signing secret, no header of a request and no response of the
 * emulated API into it. A URL or a receiver's response may contain credentials, which the control API masks.
 */
export type EntryBody =
  | {
      readonly type: 'published'
      readonly eventId: string
      readonly event: EventName
      readonly interactionId: string
      readonly deliveries: readonly DeliveryId[]
      /** Subscriptions that include the event but do not receive it. */
      readonly skipped: readonly { readonly subscriptionId: SubscriptionId; readonly why: 'disabled' | 'filtered' }[]
    }
  | {
      readonly type: 'scheduled'
      readonly deliveryId: DeliveryId
      readonly subscriptionId: SubscriptionId
      /** Number of the next attempt, from 1. */
      readonly attempt: number
      /**
       * When that attempt is due, in milliseconds since the Unix epoch; absent while the delivery waits for another.
       */
      readonly dueAt?: number
      /** The delivery that this one waits for. */
      readonly waitsFor?: DeliveryId
      /** Set for a manual redelivery, which starts a new round with this attempt. */
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
  /** `attempt` is 0 for a plan fault. */
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
  /** The delivery will be canceled unless the attempt in flight succeeds or is the last one. */
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
  /** The emulated API rejected a call. `reason` says why, and never quotes a credential. */
  | {
      readonly type: 'api-refused'
      readonly method: string
      readonly path: string
      readonly status: number
      readonly reason: string
    }
  /** `from` and `to` are in milliseconds since the Unix epoch. */
  | { readonly type: 'clock-moved'; readonly from: number; readonly to: number; readonly mode: ClockMode }
  | {
      readonly type: 'subscription-changed'
      readonly subscriptionId: SubscriptionId
      readonly change: 'created' | 'patched' | 'enabled' | 'disabled' | 'deleted'
    }
  /** A note that a person or program adds for viewers, or a receiver's report. Notes have no effect. */
  | ({ readonly type: 'noted'; readonly text: string } & (
      { readonly kind: 'title' | 'caption' } | ({ readonly kind: ReceiverNoteKind } & AboutEvent)
    ))
  /** `standing`: names of all standing faults after the change. */
  | { readonly type: 'faults-changed'; readonly standing: readonly string[] }
  /**
   * Without `subscriptionId` the policy applies to all subscriptions; without `policy` the subscription's own policy
   * was removed.
   */
  | { readonly type: 'retry-policy-changed'; readonly subscriptionId?: SubscriptionId; readonly policy?: string }
  /**
   * The bodies that unsettled deliveries still have to send exceed the retention budget: other bodies and responses are
   * dropped immediately.
   */
  | { readonly type: 'budget-exceeded'; readonly pendingBytes: number; readonly budgetBytes: number }
  | { readonly type: 'reset' }

/** The kind of a receiver's report about an event: it processed the event, or ignored it as a duplicate. */
export type ReceiverNoteKind = 'effect' | 'duplicate'

/** The event that a receiver reports on. */
export interface AboutEvent {
  readonly interactionId: string
  readonly event: string
}

/**
 * One entry of the journal: `seq` counts from 1 without gaps, `at` is in milliseconds since the Unix epoch, on the
 * mock's clock.
 */
export type JournalEntry = { readonly seq: number; readonly at: number } & EntryBody

/** An entry of one type. */
export type EntryOf<T extends EntryBody['type']> = Extract<JournalEntry, { readonly type: T }>

/** An entry about one delivery. */
export type DeliveryEntry = Extract<JournalEntry, { readonly deliveryId: DeliveryId }>
