import type { DeliveryList } from './delivery-list.ts'
import type { KeptAttempt, KeptDelivery } from './kept-delivery.ts'
import type { Response } from './outcome.ts'
import { Responses } from './responses.ts'
import { HoldingQueue } from './holding.ts'
import { SettledList } from './settled-list.ts'

/** The memory that retention counts, in bytes. */
export interface Retained {
  /** The limit. */
  readonly budgetBytes: number
  /** Approximate total of bodies, headers, changes by faults, settled deliveries, and the journal. */
  readonly keptBytes: number
  /** The bodies that unsettled deliveries still have to send; they are never dropped. */
  readonly pendingBytes: number
}

/**
 * Keeps bodies, responses and the parts that faults changed within a budget in bytes: above it, the oldest are reduced
 * to length and SHA-256. The bodies of unsettled deliveries are always kept, and displace everything else.
 */
export class Retention {
  readonly #budget: number
  readonly #settled: SettledList
  /** Responses, attempts changed by faults, and payloads shown only by the attempt log. */
  readonly #queue = new HoldingQueue()
  readonly #responses = new Responses((holding) => this.#queue.push(holding))
  #payloadBytes = 0
  #pendingBytes = 0
  #entryBytes = 0

  /** @param deliveries all deliveries; settled ones that are no longer kept are removed */
  constructor(limits: { readonly bytes: number; readonly deliveries: number }, deliveries: DeliveryList) {
    this.#budget = limits.bytes
    this.#settled = new SettledList(limits.deliveries, deliveries, {
      remove: (delivery) => {
        deliveries.remove(delivery)
        this.#release(delivery)
      },
      // No other delivery shares the body of a packed one.
      discarded: (bodyBytes) => (this.#payloadBytes -= bodyBytes),
      drop: (delivery) => this.#drop(delivery),
    })
  }

  get retained(): Retained {
    return {
      budgetBytes: this.#budget,
      keptBytes: this.#payloadBytes + this.#queue.bytes + this.#entryBytes + this.#settled.recordBytes,
      pendingBytes: this.#pendingBytes,
    }
  }

  /** Whether unsettled deliveries still have to send more than the budget. */
  get isPendingOver(): boolean {
    return this.#pendingBytes > this.#budget
  }

  /** Whether the journal takes more than half of the budget. */
  get isJournalOver(): boolean {
    return this.#entryBytes > this.#budget / 2
  }

  /** Counts the body of a delivery that is new or unsettled again. */
  hold(delivery: KeptDelivery): void {
    const { payload } = delivery
    if (delivery.holds === 'pending') return
    if (delivery.holds === 'nothing') {
      if (payload.holders++ === 0) this.#payloadBytes += payload.length
      else payload.isShared = true
    }
    if (payload.pending++ === 0) this.#pendingBytes += payload.length
    delivery.holds = 'pending'
    this.#trim()
  }

  /** Adds a settled delivery, which may be dropped later. */
  settle(delivery: KeptDelivery): void {
    const { payload } = delivery
    if (delivery.holds === 'pending') {
      if (--payload.pending === 0) this.#pendingBytes -= payload.length
      delivery.holds = 'settled'
    }
    this.#settled.push(delivery)
    this.#trim()
  }

  /** Returns the kept response that equals this one; otherwise keeps and returns this one. */
  response(response: Response): Response {
    const shared = this.#responses.share(response)
    this.#trim()
    return shared
  }

  /** Counts the parts of a finished attempt that faults changed. */
  attempt(attempt: KeptAttempt): void {
    if (attempt.heldBytes === 0) return
    this.#queue.push(attempt)
    this.#trim()
  }

  /** Counts bytes of journal entries; negative for dropped ones. */
  entries(bytes: number): void {
    this.#entryBytes += bytes
    this.#trim()
  }

  clear(): void {
    this.#settled.clear()
    this.#queue.clear()
    this.#responses.clear()
    this.#payloadBytes = 0
    this.#pendingBytes = 0
    this.#entryBytes = 0
  }

  #trim(): void {
    let kept = this.#payloadBytes + this.#queue.bytes + this.#entryBytes + this.#settled.recordBytes
    if (kept <= this.#budget) return
    // Settled deliveries may take half of the budget, like the journal.
    while (this.#settled.recordBytes > this.#budget / 2 && this.#settled.removeOldest());
    for (;;) {
      kept = this.#payloadBytes + this.#queue.bytes + this.#entryBytes + this.#settled.recordBytes
      if (kept <= this.#budget) return
      // Drops from the larger group first, so that neither requests nor responses displace the other.
      const responsesFirst = this.#queue.bytes >= this.#payloadBytes - this.#pendingBytes
      const queue = responsesFirst ? this.#queue : this.#settled
      if (!queue.dropOldest() && !(responsesFirst ? this.#settled : this.#queue).dropOldest()) return
    }
  }

  #drop(delivery: KeptDelivery): void {
    if (delivery.holds !== 'settled') return
    for (const attempt of delivery.attempts) attempt.noteSignature()
    delivery.holds = 'nothing'
    if (--delivery.payload.holders > 0) return
    this.#payloadBytes -= delivery.payload.length
    delivery.payload.drop()
  }

  #release(delivery: KeptDelivery): void {
    if (delivery.holds !== 'settled') return
    const { payload } = delivery
    if (payload.logged > 0) for (const attempt of delivery.attempts) attempt.noteSignature()
    delivery.holds = 'nothing'
    if (--payload.holders > 0) return
    this.#payloadBytes -= payload.length
    if (payload.logged > 0) this.#queue.push(payload)
  }
}
