import type { KeptDelivery } from '../journal/kept-delivery.ts'

const compactAt = 1024

/** The deliveries of one subscription that are due, in order; at most `limit` of its attempts are in flight at once, so it holds up nobody else. */
export class SubscriptionQueue {
  readonly #limit: number
  readonly #start: (delivery: KeptDelivery) => boolean
  #due: KeptDelivery[] = []
  #first = 0
  #inFlight = 0
  #filling = false

  /** @param start puts an attempt on its way; false when it came to nothing */
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

  /** Forgets what is due. */
  clear(): void {
    this.#due = []
    this.#first = 0
  }

  /** One attempt has ended. */
  ended(): void {
    this.#inFlight -= 1
    this.#fill()
  }

  #fill(): void {
    if (this.#filling) return
    this.#filling = true
    while (this.#inFlight < this.#limit && this.#first < this.#due.length) {
      const delivery = this.#due[this.#first++]
      // One that was canceled while it waited has settled already.
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
