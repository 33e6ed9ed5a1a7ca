import type { DeliveryList } from './delivery-list.ts'
import type { KeptDelivery } from './kept-delivery.ts'

const COMPACT_AT = 4096

/** Number of deliveries that settle before one is packed: until then, the attempt log may show it. */
const PACK_AFTER = 256

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

/** What follows when a delivery leaves the list, or has to be reduced. */
interface SettledHandler {
  /** Called with a delivery to remove. */
  remove(delivery: KeptDelivery): void
  /** Called instead of `remove` after a packed delivery was removed, with the length of its body in bytes. */
  discarded(bodyBytes: number): void
  /** Called with a delivery whose body is to be dropped. */
  drop(delivery: KeptDelivery): void
}

/** Settled deliveries in the order in which they settled, limited in deliveries and attempts. */
export class SettledList {
  readonly #most: number
  readonly #mostAttempts: number
  readonly #deliveries: DeliveryList
  readonly #then: SettledHandler
  /** A delivery that was packed is represented by its serial. */
  #list: (KeptDelivery | number | undefined)[] = []
  #first = 0
  /** Index of the first delivery whose body has not been dropped. */
  #dropped = 0
  #attempts = 0
  /** Bytes of the deliveries besides their bodies, above the first MiB. */
  recordBytes = 0

  constructor(most: number, deliveries: DeliveryList, then: SettledHandler) {
    this.#most = most
    this.#mostAttempts = most * ATTEMPTS_EACH
    this.#deliveries = deliveries
    this.#then = then
  }

  push(delivery: KeptDelivery): void {
    this.#list.push(delivery)
    this.#attempts += delivery.attemptCount
    this.#count()
    this.#pack(this.#list.length - 1 - PACK_AFTER)
    while (this.#list.length - this.#first > this.#most || this.#attempts > this.#mostAttempts)
      if (!this.removeOldest()) break
    if (this.#first >= COMPACT_AT) this.#compact()
  }

  /** Removes the oldest; returns false if it is the only one. */
  removeOldest(): boolean {
    if (this.#list.length - this.#first <= 1) return false
    const old = this.#list[this.#first]
    this.#list[this.#first++] = undefined
    if (old === undefined) return true
    const discarded = typeof old === 'number' ? this.#deliveries.discard(old) : undefined
    if (discarded !== undefined) {
      this.#attempts -= 1
      this.#count()
      this.#then.discarded(discarded)
    } else this.#remove(this.#deliveryOf(old))
    return true
  }

  #remove(old: KeptDelivery | undefined): void {
    if (!old) return
    this.#attempts -= Math.min(this.#attempts, old.attemptCount)
    this.#count()
    // A delivery that was redelivered manually is unsettled again, and returns to this list when it settles.
    if (old.settledAt !== undefined) this.#then.remove(old)
  }

  /** Drops the oldest body that is still kept; returns false if there is none. */
  dropOldest(): boolean {
    this.#dropped = Math.max(this.#dropped, this.#first)
    const kept = this.#list[this.#dropped]
    if (kept === undefined) return false
    this.#dropped += 1
    const delivery = this.#deliveryOf(kept)
    if (delivery?.settledAt !== undefined) this.#then.drop(delivery)
    return true
  }

  clear(): void {
    this.#list = []
    this.#first = 0
    this.#dropped = 0
    this.#attempts = 0
    this.#count()
  }

  /** Moves the list to its beginning, in place: V8 would move each new list of thousands to the old generation. */
  #compact(): void {
    const list = this.#list
    for (let from = this.#first; from < list.length; from++) list[from - this.#first] = list[from]
    list.length -= this.#first
    this.#dropped -= Math.min(this.#dropped, this.#first)
    this.#first = 0
  }

  /** Packs the delivery at an index, if it can be packed. Such a delivery has one attempt, and is in the list once. */
  #pack(index: number): void {
    const delivery = index < this.#first ? undefined : this.#list[index]
    if (typeof delivery === 'object' && this.#deliveries.pack(delivery)) this.#list[index] = delivery.serial
  }

  #deliveryOf(kept: KeptDelivery | number): KeptDelivery | undefined {
    return typeof kept === 'number' ? this.#deliveries.at(kept) : kept
  }

  #count(): void {
    const bytes = (this.#list.length - this.#first) * DELIVERY_BYTES + this.#attempts * ATTEMPT_BYTES
    this.recordBytes = Math.max(0, bytes - UNCOUNTED_BYTES)
  }
}
