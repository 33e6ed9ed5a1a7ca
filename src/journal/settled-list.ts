import type { KeptDelivery } from './kept-delivery.ts'

const COMPACT_AT = 4096

/** Attempts that are kept for each settled delivery that may be kept, on average. */
const ATTEMPTS_EACH = 8

/**
 * Bytes that a settled delivery takes besides its body, and each of its attempts: objects, ids, the hash of a dropped
 * body, a noted signature. Measured in the heap of Node 20, rounded up.
 */
const DELIVERY_BYTES = 900
const ATTEMPT_BYTES = 500

/** What is not counted of it, so that a small budget still has room for bodies. */
const UNCOUNTED_BYTES = 1_048_576

/** Settled deliveries in the order in which they settled, bounded in number and in attempts. */
export class SettledList {
  readonly #most: number
  readonly #mostAttempts: number
  readonly #let: { readonly go: (delivery: KeptDelivery) => void; readonly drop: (delivery: KeptDelivery) => void }
  #list: (KeptDelivery | undefined)[] = []
  #first = 0
  /** Up to here bodies are dropped. */
  #dropped = 0
  #attempts = 0
  /** Bytes that the deliveries take besides their bodies, beyond the first MiB. */
  recordBytes = 0

  /** @param then `go` takes a delivery that is no longer kept, `drop` one whose body is to be dropped */
  constructor(
    most: number,
    then: { readonly go: (delivery: KeptDelivery) => void; readonly drop: (delivery: KeptDelivery) => void },
  ) {
    this.#most = most
    this.#mostAttempts = most * ATTEMPTS_EACH
    this.#let = then
  }

  push(delivery: KeptDelivery): void {
    this.#list.push(delivery)
    this.#attempts += delivery.attemptCount
    this.#count()
    while (this.#list.length - this.#first > this.#most || this.#attempts > this.#mostAttempts)
      if (!this.letGoOldest()) break
    if (this.#first < COMPACT_AT) return
    this.#list = this.#list.slice(this.#first)
    this.#dropped -= Math.min(this.#dropped, this.#first)
    this.#first = 0
  }

  /** Lets the oldest go; false when there is only one. */
  letGoOldest(): boolean {
    if (this.#list.length - this.#first <= 1) return false
    const old = this.#list[this.#first]
    this.#list[this.#first++] = undefined
    if (!old) return true
    this.#attempts -= Math.min(this.#attempts, old.attemptCount)
    this.#count()
    // A delivery sent again by hand is unsettled once more, and comes back here when it ends.
    if (old.settledAt !== undefined) this.#let.go(old)
    return true
  }

  /** Drops the body of the oldest that may still have one; false when there is none. */
  dropOldest(): boolean {
    this.#dropped = Math.max(this.#dropped, this.#first)
    const delivery = this.#list[this.#dropped]
    if (!delivery) return false
    this.#dropped += 1
    if (delivery.settledAt !== undefined) this.#let.drop(delivery)
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
