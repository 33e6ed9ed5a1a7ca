import type { Sleeper } from '../clock/clock.ts'
import type { Attempt, Delivery, DeliveryFacts, DeliveryId, DeliveryStatus } from './delivery.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Payload } from './payload.ts'

/** An attempt, with the operations that retention needs. */
export interface KeptAttempt extends Attempt {
  /** The subscription that it was sent to, as it was at that time. */
  readonly subscription: Subscription
  /** Bytes that retention counts for this attempt: those of the parts that faults changed. */
  readonly heldBytes: number
  /** Replaces the parts that faults changed with lengths and hashes. Called only by the store. */
  drop(): void
  /** Saves the signature, so that headers stay readable after the body is dropped. Called only by the store. */
  noteSignature(): void
}

/**
 * Internal state of a delivery, which journal entries do not record. A delivery sleeps on the clock until its next
 * attempt.
 */
export interface Bookkeeping extends Sleeper {
  /** Its position in the list of deliveries, from 1; 0 before it is added and after a reset. Set only by the store. */
  serial: number
  /** How retention counts the payload for it: as unsettled, as settled, or not at all. Set only by the store. */
  holds: 'pending' | 'settled' | 'nothing'
  /** Called with the delivery when it wakes up; undefined unless it is asleep. Set only by `Waiting`. */
  wake: ((delivery: KeptDelivery) => void) | undefined
  /** The event and its body, shared by all deliveries of the event. */
  readonly payload: Payload
  /** Oldest first; added only by journal entries. */
  readonly attempts: readonly KeptAttempt[]
  /** Number of attempts. */
  readonly attemptCount: number
}

/** A delivery, and the payload that its body comes from. */
export type DeliveryWithPayload = Delivery & Pick<Bookkeeping, 'payload'>

/**
 * Returns whether a delivery is not in the store, usually because a reset has discarded it. Work in progress for it
 * then has no effect and is not journaled.
 */
export const isForgotten = ({ serial }: Pick<Bookkeeping, 'serial'>): boolean => serial === 0

/** A delivery as the engine keeps it: its state, which follows from the journal, and internal state. */
export type KeptDelivery = Omit<DeliveryFacts, 'attempts'> & Bookkeeping & DeliveryStatus

/**
 * Stores settled deliveries in columns and recreates them when they are read. Thousands are kept and few are read, and
 * as objects they would all be work for the garbage collector.
 */
export interface DeliveryPacker {
  /** Stores a delivery and returns its place, or undefined if it has to remain an object. */
  pack(delivery: KeptDelivery): number | undefined
  /** Returns the ID of the delivery at a place. */
  idOf(place: number): DeliveryId
  /** Recreates the delivery at a place, and frees the place. */
  unpack(place: number): KeptDelivery
  /** Frees a place; returns the length of its body in bytes. */
  discard(place: number): number
}
