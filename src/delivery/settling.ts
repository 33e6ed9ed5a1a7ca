import type { Clock } from '../clock/clock.ts'
import type { Store } from '../journal/store.ts'
import type { CancelReason, Delivery } from '../journal/delivery.ts'

/** How deliveries end, how many have not, and who is told. */
export class Settling {
  readonly #clock: Clock
  readonly #store: Store
  readonly #watchers = new Set<(delivery: Delivery) => void>()
  #unsettled = 0

  constructor({ clock, store }: { readonly clock: Clock; readonly store: Store }) {
    this.#clock = clock
    this.#store = store
  }

  get unsettled(): number {
    return this.#unsettled
  }

  /** Calls back whenever a delivery has settled, until the answer is called. */
  watch(callback: (delivery: Delivery) => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  /** A delivery is new, or sent again after it had settled. */
  open(delivery: Delivery): void {
    this.#unsettled += 1
    delivery.settledAt = undefined
    delivery.cancelReason = undefined
    this.#store.reopened(delivery)
  }

  settle(
    delivery: Delivery,
    state: 'delivered' | 'exhausted' | 'canceled',
    why: string,
    cancelReason?: CancelReason,
  ): void {
    const at = this.#clock.now()
    if (cancelReason) delivery.cancelReason = cancelReason
    else if (state !== 'canceled') delivery.cancelReason = undefined
    delivery.state = state
    delivery.dueAt = undefined
    delivery.waitsFor = undefined
    delivery.settledAt = at
    this.#unsettled -= 1
    const { id: deliveryId, subscriptionId } = delivery
    const attempts = delivery.attempts.length
    if (delivery.cancelReason)
      this.#store.append({
        seq: 0,
        at,
        type: 'settled',
        deliveryId,
        subscriptionId,
        state,
        attempts,
        why,
        cancelReason: delivery.cancelReason,
      })
    else this.#store.append({ seq: 0, at, type: 'settled', deliveryId, subscriptionId, state, attempts, why })
    this.#store.settled(delivery)
  }

  /** Once those that waited for it are on their way. A watcher that throws is dropped, as the store drops its own. */
  tell(delivery: Delivery): void {
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
