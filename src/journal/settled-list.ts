import type { KeptDelivery } from './kept-delivery.ts'

const COMPACT_AT = 4096

/** Maximum number of attempts kept per settled delivery, on average. */
const ATTEMPTS_EACH = 8

/**
 * Bytes of a settled delivery besides its body, and of each attempt: objects, IDs, the hash of a dropped body, a saved
 * signature. Measured in the heap of Node 20, rounded up.
 */
const DELIVERY_BYTES = 900
const ATTEMPT_BYTES = 500

/** Bytes that are not counted, so that a small budget still has room for bodies. */
const UNCOUNTED_BYTES = 1_048_576

/** Settled deliveries in the order in which they settled, limited in deliveries and attempts. */
export class SettledList {
  readonly #most: number
  readonly #mostAttempts: number
  readonly #then: { readonly remove: (delivery: KeptDelivery) => void; readonly drop: (delivery: KeptDelivery) => void }
  #list: (KeptDelivery | undefined)[] = []
  #first = 0
  /** Index of the first delivery whose body has not been dropped. */
  #dropped = 0
  #attempts = 0
  /** Bytes of the deliveries besides their bodies, above the first MiB. */
  recordBytes = 0

  /** @param then `remove` is called with a delivery to remove, `drop` with one whose body is to be dropped */
  constructor(
    most: number,
    then: { readonly remove: (delivery: KeptDelivery) => void; readonly drop: (delivery: KeptDelivery) => void },
  ) {
    this.#most = most
    this.#mostAttempts = most * ATTEMPTS_EACH
    this.#then = then
  }

  push(delivery: KeptDelivery): void {
    this.#list.push(delivery)
    this.#attempts += delivery.attemptCount
    this.#count()
    while (this.#list.length - this.#first > this.#most || this.#attempts > this.#mostAttempts)
      if (!this.removeOldest()) break
    if (this.#first < COMPACT_AT) return
    this.#list = this.#list.slice(this.#first)
    this.#dropped -= Math.min(this.#dropped, this.#first)
    this.#first = 0
  }

  /** Removes the oldest; returns false if it is the only one. */
  removeOldest(): boolean {
    if (this.#list.length - this.#first <= 1) return false
    const old = this.#list[this.#first]
    this.#list[this.#first++] = undefined
    if (!old) return true
    this.#attempts -= Math.min(this.#attempts, old.attemptCount)
    this.#count()
    // A delivery that was redelivered manually is unsettled again, and returns to this list when it settles.
    if (old.settledAt !== undefined) this.#then.remove(old)
    return true
  }

  /** Drops the oldest body that is still kept; returns false if there is none. */
  dropOldest(): boolean {
    this.#dropped = Math.max(this.#dropped, this.#first)
    const delivery = this.#list[this.#dropped]
    if (!delivery) return false
    this.#dropped += 1
    if (delivery.settledAt !== undefined) this.#then.drop(delivery)
    return true
  }

  clear(): void {
    this.#list = []
    this.#first = 0
    this.#dropped = 0
    this.#attempts = 0
    this.#count()
  }

  #count(): void {
    const bytes = (this.#list.length - this.#first) * DELIVERY_BYTES + this.#attempts * ATTEMPT_BYTES
    this.recordBytes = Math.max(0, bytes - UNCOUNTED_BYTES)
  }
}
