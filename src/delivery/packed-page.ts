import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { Decision } from '../journal/decision.ts'
import type { EndedDelivery } from '../journal/delivery.ts'
import type { Response } from '../journal/outcome.ts'
import type { BytesOrAscii } from '../kit/ascii.ts'
import { TextColumn } from '../kit/text-column.ts'
import type { Subscription, SubscriptionId } from '../subscriptions/subscription.ts'
import type { DecideAgain } from './compact-attempt.ts'

/** Number of deliveries in a page. */
export const ROWS = 1024

/** Room for the bodies of a page, in bytes. */
const BODY_ROOM = 524_288

/** Length of the longest body that is packed. */
export const MAX_BODY_BYTES = 4096

/** What deliveries have in common that settle one after another; stored once as long as it does not change. */
export interface Shared {
  readonly subscriptionId: SubscriptionId
  readonly subscription: Subscription
  readonly eventName: EventName
  readonly dialect: Dialect
  readonly state: EndedDelivery['state']
  readonly kind: 'accepted' | 'rejected'
  readonly response: Response
  readonly decided: Decision | DecideAgain
}

/**
 * Packed deliveries in columns. Rows and bodies are only appended; a page is reused once all its deliveries have gone,
 * which is soon, because the oldest go first.
 */
export class PackedPage {
  readonly ids = new TextColumn(ROWS)
  readonly eventIds = new TextColumn(ROWS)
  readonly interactionIds = new TextColumn(ROWS)
  readonly createdAts = new Float64Array(ROWS)
  readonly startedAts = new Float64Array(ROWS)
  readonly endedAts = new Float64Array(ROWS)
  readonly settledAts = new Float64Array(ROWS)
  /** Real milliseconds that the attempt took. */
  readonly durations = new Float64Array(ROWS)
  readonly shared = new Array<Shared | undefined>(ROWS).fill(undefined)
  readonly #bodies = Buffer.allocUnsafeSlow(BODY_ROOM)
  /** Where a body begins and ends in `#bodies`. */
  readonly #begins = new Uint32Array(ROWS)
  readonly #ends = new Uint32Array(ROWS)
  #rows = 0
  #used = 0
  #end = 0

  /** Whether there may be no room for a further delivery. */
  get isFull(): boolean {
    return this.#rows === ROWS || this.#end + MAX_BODY_BYTES > BODY_ROOM
  }

  get isEmpty(): boolean {
    return this.#used === 0
  }

  /** Adds a delivery with this body, and returns its row. */
  add(body: BytesOrAscii): number {
    const row = this.#rows++
    this.#used += 1
    if (typeof body === 'string') this.#bodies.write(body, this.#end, 'latin1')
    else this.#bodies.set(body, this.#end)
    this.#begins[row] = this.#end
    this.#end += body.length
    this.#ends[row] = this.#end
    return row
  }

  /** Returns a copy of a body. */
  bodyOf(row: number): Uint8Array {
    return Buffer.from(this.#bodies.subarray(this.#begins[row], this.#ends[row]))
  }

  /** Removes a delivery; returns the length of its body in bytes. */
  remove(row: number): number {
    this.ids.delete(row)
    this.eventIds.delete(row)
    this.interactionIds.delete(row)
    this.shared[row] = undefined
    this.#used -= 1
    return (this.#ends[row] ?? 0) - (this.#begins[row] ?? 0)
  }

  /** Makes an empty page new. */
  reuse(): void {
    this.#rows = 0
    this.#end = 0
  }
}
