import type { MockEvent } from '../events/event.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { Delivery } from './delivery.ts'

const NOBODY: readonly Delivery[] = []

/**
 * Holds a FINISHED back while the STARTED of the same interaction is not settled for the same subscription.
 * Assumption: `finishedWaitsForStarted`.
 */
export class StartedFirst {
  readonly #started = new Map<SubscriptionId, Map<string, Delivery>>()
  readonly #waiting = new Map<Delivery, Delivery[]>()

  /** The delivery that one of `event` to this subscription has to wait for. */
  blocker(event: MockEvent, subscriptionId: SubscriptionId): Delivery | undefined {
    return event.name === 'FINISHED' ? this.#started.get(subscriptionId)?.get(event.interaction.id) : undefined
  }

  /** Takes note of a new delivery, which is held back when `blocker` is given. */
  planned(delivery: Delivery, blocker: Delivery | undefined): void {
    if (delivery.eventName === 'STARTED') {
      let started = this.#started.get(delivery.subscriptionId)
      if (!started) this.#started.set(delivery.subscriptionId, (started = new Map<string, Delivery>()))
      started.set(delivery.interactionId, delivery)
    }
    if (!blocker) return
    const behind = this.#waiting.get(blocker)
    if (behind) behind.push(delivery)
    else this.#waiting.set(blocker, [delivery])
  }

  /** Lets go of what a settled delivery held back. */
  settled(delivery: Delivery): readonly Delivery[] {
    if (delivery.eventName !== 'STARTED') return NOBODY
    const started = this.#started.get(delivery.subscriptionId)
    if (started?.get(delivery.interactionId) === delivery) started.delete(delivery.interactionId)
    const behind = this.#waiting.get(delivery)
    if (!behind) return NOBODY
    this.#waiting.delete(delivery)
    return behind
  }

  clear(): void {
    this.#started.clear()
    this.#waiting.clear()
  }
}
