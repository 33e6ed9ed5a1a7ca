import type { MockEvent } from '../events/event.ts'
import { LayeredMap } from '../journal/layered-map.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import type { KeptDelivery } from '../journal/kept-delivery.ts'

const NOBODY: readonly KeptDelivery[] = []

const placeOf = ({ subscriptionId, interactionId }: KeptDelivery): string => `${subscriptionId} ${interactionId}`

/**
 * Holds FINISHED back until the STARTED of the same interaction has settled for the same subscription.
 * Assumption: `finishedWaitsForStarted`.
 */
export class StartedFirst {
  readonly #started = new Map<SubscriptionId, LayeredMap<string, KeptDelivery>>()
  readonly #waiting = new Map<KeptDelivery, KeptDelivery[]>()
  /** STARTED deliveries that a fault holds back until their FINISHED has settled. */
  readonly #late = new Map<string, KeptDelivery[]>()

  /** Returns the delivery that `event` must wait for at this subscription, if any. */
  blocker(event: MockEvent, subscriptionId: SubscriptionId): KeptDelivery | undefined {
    return event.name === 'FINISHED' ? this.#started.get(subscriptionId)?.get(event.interaction.id) : undefined
  }

  /** Records a new delivery; if `blocker` is given, the delivery waits for it. */
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

  /** Records a STARTED that waits for its FINISHED. */
  plannedLate(delivery: KeptDelivery): void {
    const late = this.#late.get(placeOf(delivery))
    if (late) late.push(delivery)
    else this.#late.set(placeOf(delivery), [delivery])
  }

  /** Returns the deliveries that waited for a settled one, and stops tracking them. */
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
