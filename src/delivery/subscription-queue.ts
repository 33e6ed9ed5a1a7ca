import type { KeptDelivery } from '../journal/kept-delivery.ts'

const compactAt = 1024

/**
 * The due deliveries of one subscription, in order. At most `limit` attempts are in flight at once, so the subscription
 * does not delay others.
 */
export class SubscriptionQueue {
  readonly #limit: number
  readonly #start: (delivery: KeptDelivery) => boolean
  #due: KeptDelivery[] = []
  #first = 0
  #inFlight = 0
  #filling = false

  /** @param start starts an attempt; returns false if none was started */
  constructor(limit: number, start: (delivery: KeptDelivery) => boolean) {
    this.#limit = limit
    this.#start = start
  }

  get idle(): boolean {
    return this.#inFlight === 0 && this.#first === this.#due.length
  }

  push(delivery: KeptDelivery): void {
    this.#due.push(delivery)
    this.#fill()
  }

  /** Discards all due deliveries. */
  clear(): void {
    this.#due = []
    this.#first = 0
  }

  /** Frees the place of an attempt that has ended. */
  ended(): void {
    this.#inFlight -= 1
    this.#fill()
  }

  #fill(): void {
    if (this.#filling) return
    this.#filling = true
    while (this.#inFlight < this.#limit && this.#first < this.#due.length) {
      const delivery = this.#due[this.#first++]
      // It was canceled, and therefore settled, while queued.
      if (delivery?.state !== 'scheduled') continue
      this.#inFlight += 1
      if (!this.#start(delivery)) this.#inFlight -= 1
    }
    this.#filling = false
    if (this.#first === this.#due.length) {
      this.#due.length = 0
      this.#first = 0
    } else if (this.#first >= compactAt && this.#first * 2 > this.#due.length) {
      this.#due = this.#due.slice(this.#first)
      this.#first = 0
    }
  }
}
