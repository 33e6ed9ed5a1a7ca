import type { MockEvent } from '../events/event.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Delivery } from './delivery.ts'

/**
 * Holds a FINISHED back while the STARTED of the same interaction is not settled for the same subscription.
 * Assumption: `finishedWaitsForStarted`.
 */
export class StartedFirst {
  readonly #started = new Map<string, Delivery>()
  readonly #waiting = new Map<Delivery, Delivery[]>()

  /** The delivery that one of `event` to this subscription has to wait for. */
  blocker(event: MockEvent, subscriptionId: SubscriptionId): Delivery | undefined {
    return event.name === 'FINISHED' ? this.#started.get(`${subscriptionId} ${event.interaction.id}`) : undefined
  }

  /** Takes note of a new delivery, which is held back when `blocker` is given. */
  planned(delivery: Delivery, blocker: Delivery | undefined): void {
    if (delivery.event.name === 'STARTED') this.#started.set(this.#key(delivery), delivery)
    if (!blocker) return
    const behind = this.#waiting.get(blocker)
    if (behind) behind.push(delivery)
    else this.#waiting.set(blocker, [delivery])
  }

  /** Lets go of what a settled delivery held back. */
  settled(delivery: Delivery): readonly Delivery[] {
    if (delivery.event.name !== 'STARTED') return []
    const key = this.#key(delivery)
    if (this.#started.get(key) === delivery) this.#started.delete(key)
    const behind = this.#waiting.get(delivery) ?? []
    this.#waiting.delete(delivery)
    return behind
  }

  clear(): void {
    this.#started.clear()
    this.#waiting.clear()
  }

  #key(delivery: Delivery): string {
    return `${delivery.subscriptionId} ${delivery.event.interaction.id}`
  }
}
