import type { Sleeper } from '../clock/clock.ts'
import type { Attempt, DeliveryFacts, DeliveryStatus } from './delivery.ts'
import type { Payload } from './payload.ts'

/** An attempt with what retention needs of it. */
export interface KeptAttempt extends Attempt {
  /** What retention counts for it: bytes that faults changed. */
  readonly heldBytes: number
  /** Replaces bytes that faults changed with lengths and hashes. The store alone calls it. */
  drop(): void
  /** Notes the signature, so that headers stay readable when the body is dropped. The store alone calls it. */
  noteSignature(): void
}

/**
 * What the engine keeps of a delivery beside its state; no entry of the journal speaks of it. While it waits for its
 * next attempt it sleeps.
 */
export interface Bookkeeping extends Sleeper {
  /**
   * Its place in the list of deliveries, from 1; 0 before it is in the list, and once a reset has forgotten it. The
   * store alone sets it.
   */
  serial: number
  /** What retention counts of the payload for it: as unsettled, as settled, or no more. The store alone changes it. */
  holds: 'pending' | 'settled' | 'nothing'
  /** What takes it when it wakes up; undefined unless it sleeps. Waiting alone sets it. */
  wake: ((delivery: KeptDelivery) => void) | undefined
  /** The event and the bytes of its body, shared by the deliveries of one event. */
  readonly payload: Payload
  /** Oldest first; an entry of the journal alone adds one. */
  readonly attempts: readonly KeptAttempt[]
  /** How many there are. */
  readonly attemptCount: number
}

/**
 * Says whether a reset has forgotten a delivery: whatever was under way for it comes to nothing, and no entry speaks of
 * it any more.
 */
export const isForgotten = ({ serial }: Pick<Bookkeeping, 'serial'>): boolean => serial === 0

/** A delivery as the engine keeps it: its state, which the journal determines, and the engine's bookkeeping. */
export type KeptDelivery = Omit<DeliveryFacts, 'attempts'> & Bookkeeping & DeliveryStatus
