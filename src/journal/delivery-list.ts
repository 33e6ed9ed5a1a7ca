import type { DeliveryId } from './delivery.ts'
import type { KeptDelivery } from './kept-delivery.ts'
import { LayeredMap } from './layered-map.ts'

/** Number of deliveries in a chunk. */
const CHUNK = 256

/** Maximum number of deliveries that the index by ID lags behind, so that the first look-up takes milliseconds. */
const MAX_UNINDEXED = 16_384

interface Chunk {
  readonly slots: (KeptDelivery | undefined)[]
  /** Number of slots in use. */
  used: number
}

const chunkOf = (serial: number): number => Math.floor(serial / CHUNK)

/**
 * Deliveries in the order of their serials. They are indexed by ID only when somebody looks one up: most are added and
 * removed again before that, and hashing their IDs took a twentieth of the time of a delivery.
 */
export class DeliveryList {
  /** Oldest first; an empty chunk is removed. */
  readonly #chunks = new Map<number, Chunk>()
  readonly #byId = new LayeredMap<DeliveryId, KeptDelivery>()
  #newest = 0
  /** Serial of the last delivery that the index covers. */
  #indexed = 0

  /** Adds a delivery with a serial; does nothing if it is in the list. */
  add(delivery: KeptDelivery): void {
    const { serial } = delivery
    const place = chunkOf(serial)
    let chunk = this.#chunks.get(place)
    if (!chunk) this.#chunks.set(place, (chunk = { slots: new Array<undefined>(CHUNK).fill(undefined), used: 0 }))
    if (chunk.slots[serial % CHUNK] === delivery) return
    chunk.slots[serial % CHUNK] = delivery
    chunk.used += 1
    this.#newest = serial
    if (serial - this.#indexed > MAX_UNINDEXED) this.#index(this.#indexed + CHUNK)
  }

  get(id: DeliveryId): KeptDelivery | undefined {
    this.#index(this.#newest)
    return this.#byId.get(id)
  }

  remove({ serial, id }: KeptDelivery): void {
    const place = chunkOf(serial)
    const chunk = this.#chunks.get(place)
    if (chunk?.slots[serial % CHUNK]?.id !== id) return
    chunk.slots[serial % CHUNK] = undefined
    chunk.used -= 1
    if (chunk.used === 0) this.#chunks.delete(place)
    if (serial <= this.#indexed) this.#byId.delete(id)
  }

  /** Yields the deliveries in order. */
  *values(): Iterable<KeptDelivery> {
    for (const { slots } of this.#chunks.values()) for (const delivery of slots) if (delivery) yield delivery
  }

  clear(): void {
    this.#chunks.clear()
    this.#byId.clear()
    this.#indexed = this.#newest
  }

  /** Indexes the deliveries up to a serial. */
  #index(upTo: number): void {
    for (let serial = this.#indexed + 1; serial <= upTo; serial++) {
      const delivery = this.#chunks.get(chunkOf(serial))?.slots[serial % CHUNK]
      if (delivery) this.#byId.add(delivery.id, delivery)
    }
    if (upTo > this.#indexed) this.#indexed = upTo
  }
}
