import type { KeptAttempt, KeptDelivery } from './kept-delivery.ts'
import type { Response } from './outcome.ts'
import { Responses } from './responses.ts'
import { HoldingQueue } from './holding.ts'
import { SettledList } from './settled-list.ts'

/** What is kept, in bytes. */
export interface Retained {
  /** What may be kept. */
  readonly budgetBytes: number
  /** What is kept, roughly: bodies, headers, what faults changed, settled deliveries, and the journal. */
  readonly keptBytes: number
  /** The part of it that unsettled deliveries still have to send; it is never dropped. */
  readonly pendingBytes: number
}

/**
 * Keeps bodies, answers and what faults changed within a budget of bytes: beyond it the oldest are reduced to length
 * and SHA-256. What an unsettled delivery still has to send stays, and displaces everything else.
 */
export class Retention {
  readonly #budget: number
  readonly #settled: SettledList
  /** Answers, attempts that faults changed, and payloads that the attempt log alone still shows. */
  readonly #queue = new HoldingQueue()
  readonly #responses = new Responses((holding) => this.#queue.push(holding))
  #payloadBytes = 0
  #pendingBytes = 0
  #entryBytes = 0

  /** @param gone takes a settled delivery that is no longer kept */
  constructor(limits: { readonly bytes: number; readonly deliveries: number }, gone: (delivery: KeptDelivery) => void) {
    this.#budget = limits.bytes
    this.#settled = new SettledList(limits.deliveries, {
      go: (delivery) => {
        gone(delivery)
        this.#letGo(delivery)
      },
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

  /** Whether what unsettled deliveries still have to send is more than the budget. */
  get isPendingOver(): boolean {
    return this.#pendingBytes > this.#budget
  }

  /** Whether the journal takes more than its half of the budget. */
  get isJournalOver(): boolean {
    return this.#entryBytes > this.#budget / 2
  }

  /** Counts the body of a delivery that is new, or unsettled once more. */
  hold(delivery: KeptDelivery): void {
    const { payload } = delivery
    if (delivery.holds === 'pending') return
    if (delivery.holds === 'nothing' && payload.holders++ === 0) this.#payloadBytes += payload.length
    if (payload.pending++ === 0) this.#pendingBytes += payload.length
    delivery.holds = 'pending'
    this.#trim()
  }

  /** Takes a delivery that has settled, so that it may be let go of later. */
  settle(delivery: KeptDelivery): void {
    const { payload } = delivery
    if (delivery.holds === 'pending') {
      if (--payload.pending === 0) this.#pendingBytes -= payload.length
      delivery.holds = 'settled'
    }
    this.#settled.push(delivery)
    this.#trim()
  }

  /** Returns the kept response that equals this one, or keeps this one. */
  response(response: Response): Response {
    const shared = this.#responses.share(response)
    this.#trim()
    return shared
  }

  /** Counts what faults changed in an attempt that has ended. */
  attempt(attempt: KeptAttempt): void {
    if (attempt.heldBytes === 0) return
    this.#queue.push(attempt)
    this.#trim()
  }

  /** Counts bytes of the journal; fewer than 0 for entries that are dropped. */
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
    // Like the journal, settled deliveries themselves may take half of it.
    while (this.#settled.recordBytes > this.#budget / 2 && this.#settled.letGoOldest());
    for (;;) {
      kept = this.#payloadBytes + this.#queue.bytes + this.#entryBytes + this.#settled.recordBytes
      if (kept <= this.#budget) return
      // Whichever takes more gives first: neither requests nor answers displace the other kind.
      const answersFirst = this.#queue.bytes >= this.#payloadBytes - this.#pendingBytes
      const queue = answersFirst ? this.#queue : this.#settled
      if (!queue.dropOldest() && !(answersFirst ? this.#settled : this.#queue).dropOldest()) return
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

  #letGo(delivery: KeptDelivery): void {
    if (delivery.holds !== 'settled') return
    const { payload } = delivery
    if (payload.logged > 0) for (const attempt of delivery.attempts) attempt.noteSignature()
    delivery.holds = 'nothing'
    if (--payload.holders > 0) return
    this.#payloadBytes -= payload.length
    if (payload.logged > 0) this.#queue.push(payload)
  }
}
