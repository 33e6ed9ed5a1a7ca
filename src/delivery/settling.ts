import type { Clock } from '../clock/clock.ts'
import type { Store } from '../journal/store.ts'
import type { CancelReason } from '../journal/delivery.ts'
import type { KeptDelivery } from '../journal/kept-delivery.ts'

/** Settles deliveries, counts those that have not settled, and notifies watchers. */
export class Settling {
  readonly #clock: Clock
  readonly #store: Store
  readonly #watchers = new Set<(delivery: KeptDelivery) => void>()
  #unsettled = 0

  constructor({ clock, store }: { readonly clock: Clock; readonly store: Store }) {
    this.#clock = clock
    this.#store = store
  }

  get unsettled(): number {
    return this.#unsettled
  }

  /** Calls `callback` whenever a delivery settles; returns a function that stops it. */
  watch(callback: (delivery: KeptDelivery) => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  /** Counts a delivery that is new, or that is sent again after it settled. */
  open(delivery: KeptDelivery): void {
    this.#unsettled += 1
    this.#store.reopened(delivery)
  }

  /** Settles a delivery after its last attempt. */
  settle(delivery: KeptDelivery, state: 'delivered' | 'exhausted', why: string): void {
    this.#unsettled -= 1
    this.#store.record.settled(this.#clock.now(), delivery, state, why)
    this.#store.settled(delivery)
  }

  /** Cancels a delivery before its last attempt. */
  cancel(delivery: KeptDelivery, reason: CancelReason, why: string): void {
    this.#unsettled -= 1
    this.#store.record.canceled(this.#clock.now(), delivery, reason, why)
    this.#store.settled(delivery)
  }

  /**
   * Notifies watchers; called after the deliveries that waited for this one are scheduled. Removes a watcher that
   * throws.
   */
  tell(delivery: KeptDelivery): void {
    for (const callback of this.#watchers) {
      try {
        callback(delivery)
      } catch {
        this.#watchers.delete(callback)
      }
    }
  }

  clear(): void {
    this.#unsettled = 0
  }
}
