import type { MockEvent } from '../events/event.ts'
import { LayeredMap } from '../journal/layered-map.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { KeptDelivery } from '../journal/kept-delivery.ts'

const NOBODY: readonly KeptDelivery[] = []

const placeOf = ({ subscriptionId, interactionId }: KeptDelivery): string => `${subscriptionId} ${interactionId}`

/**
 * Holds a FINISHED back while the STARTED of the same interaction is not settled for the same subscription.
 * Assumption: `finishedWaitsForStarted`.
 */
export class StartedFirst {
  readonly #started = new Map<SubscriptionId, LayeredMap<string, KeptDelivery>>()
  readonly #waiting = new Map<KeptDelivery, KeptDelivery[]>()
  /** STARTED that a fault keeps behind their FINISHED. */
  readonly #late = new Map<string, KeptDelivery[]>()

  /** The delivery that one of `event` to this subscription has to wait for. */
  blocker(event: MockEvent, subscriptionId: SubscriptionId): KeptDelivery | undefined {
    return event.name === 'FINISHED' ? this.#started.get(subscriptionId)?.get(event.interaction.id) : undefined
  }

  /** Takes note of a new delivery, which is held back when `blocker` is given. */
  planned(delivery: KeptDelivery, blocker: KeptDelivery | undefined): void {
    if (delivery.eventName === 'STARTED') {
      let started = this.#started.get(delivery.subscriptionId)
      if (!started) this.#started.set(delivery.subscriptionId, (started = new LayeredMap<string, KeptDelivery>()))
      started.set(delivery.interactionId, delivery)
    }
    if (!blocker) return
    const behind = this.#waiting.get(blocker)
    if (behind) behind.push(delivery)
    else this.#waiting.set(blocker, [delivery])
  }

  /** Takes note of a STARTED that lets its FINISHED go first. */
  plannedLate(delivery: KeptDelivery): void {
    const late = this.#late.get(placeOf(delivery))
    if (late) late.push(delivery)
    else this.#late.set(placeOf(delivery), [delivery])
  }

  /** Releases the deliveries that waited for a settled one. */
  settled(delivery: KeptDelivery): readonly KeptDelivery[] {
    if (this.#late.size > 0 && (delivery.eventName === 'FINISHED' || delivery.eventName === 'STARTED')) {
      const late = this.#late.get(placeOf(delivery)) ?? NOBODY
      this.#late.delete(placeOf(delivery))
      if (delivery.eventName === 'FINISHED') return late
    }
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
    this.#late.clear()
  }
}
