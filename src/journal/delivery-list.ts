import type { DeliveryId } from './delivery.ts'
import type { DeliveryPacker, KeptDelivery } from './kept-delivery.ts'
import { LayeredMap } from './layered-map.ts'

/** Number of deliveries in a chunk. */
const CHUNK = 256

/** Maximum number of deliveries that the index by ID lags behind, so that the first look-up takes milliseconds. */
const MAX_UNINDEXED = 16_384

interface Chunk {
  /** A packed delivery is represented by its place. */
  readonly slots: (KeptDelivery | number | undefined)[]
  /** 1 for a delivery that was read: the reader may hold it, and sees what becomes of it. */
  readonly reads: Uint8Array
  /** Number of slots in use. */
  used: number
}

const newChunk = (): Chunk => ({
  slots: new Array<undefined>(CHUNK).fill(undefined),
  reads: new Uint8Array(CHUNK),
  used: 0,
})

const chunkOf = (serial: number): number => Math.floor(serial / CHUNK)

/**
 * Deliveries in the order of their serials. They are indexed by ID only when somebody looks one up: most are added and
 * removed again before that, and hashing their IDs took a twentieth of the time of a delivery.
 */
export class DeliveryList {
  /** Oldest first; an empty chunk is removed. */
  readonly #chunks = new Map<number, Chunk>()
  readonly #serials = new LayeredMap<DeliveryId, number>()
  readonly #packer: DeliveryPacker
  #newest = 0
  /** Serial of the last delivery that the index covers. */
  #indexed = 0

  constructor(packer: DeliveryPacker) {
    this.#packer = packer
  }

  /** Adds a delivery with a serial; does nothing if it is in the list. */
  add(delivery: KeptDelivery): void {
    const { serial } = delivery
    const place = chunkOf(serial)
    let chunk = this.#chunks.get(place)
    if (!chunk) this.#chunks.set(place, (chunk = newChunk()))
    if (chunk.slots[serial % CHUNK] === delivery) return
    chunk.slots[serial % CHUNK] = delivery
    chunk.used += 1
    this.#newest = serial
    if (serial - this.#indexed > MAX_UNINDEXED) this.#index(this.#indexed + CHUNK)
  }

  get(id: DeliveryId): KeptDelivery | undefined {
    this.#index(this.#newest)
    const serial = this.#serials.get(id)
    const chunk = serial === undefined ? undefined : this.#chunks.get(chunkOf(serial))
    return chunk && serial !== undefined ? this.#read(chunk, serial) : undefined
  }

  /** Returns the delivery with a serial, for use by the store. */
  at(serial: number): KeptDelivery | undefined {
    const chunk = this.#chunks.get(chunkOf(serial))
    return chunk && this.#unpacked(chunk, serial)
  }

  /** Packs a settled delivery that nobody has read; returns false if it has to remain an object. */
  pack(delivery: KeptDelivery): boolean {
    const { serial } = delivery
    const chunk = this.#chunks.get(chunkOf(serial))
    if (chunk?.slots[serial % CHUNK] !== delivery || chunk.reads[serial % CHUNK] === 1) return false
    const place = this.#packer.pack(delivery)
    if (place === undefined) return false
    chunk.slots[serial % CHUNK] = place
    return true
  }

  remove(delivery: KeptDelivery): void {
    const { serial } = delivery
    const chunk = this.#chunks.get(chunkOf(serial))
    if (chunk?.slots[serial % CHUNK] === delivery) this.#empty(chunk, serial, delivery.id)
  }

  /** Removes the delivery with a serial if it is packed; returns the length of its body in bytes. */
  discard(serial: number): number | undefined {
    const chunk = this.#chunks.get(chunkOf(serial))
    const place = chunk?.slots[serial % CHUNK]
    if (!chunk || typeof place !== 'number') return undefined
    this.#empty(chunk, serial, serial <= this.#indexed ? this.#packer.idOf(place) : undefined)
    return this.#packer.discard(place)
  }

  /** Yields the deliveries in order. */
  *values(): Iterable<KeptDelivery> {
    for (const [place, chunk] of this.#chunks) {
      for (let slot = 0; slot < CHUNK; slot++) {
        const delivery = this.#read(chunk, place * CHUNK + slot)
        if (delivery) yield delivery
      }
    }
  }

  /** Yields the deliveries that are not packed, in order; among them all that have not settled. */
  *unpacked(): Iterable<KeptDelivery> {
    for (const { slots } of this.#chunks.values())
      for (const delivery of slots) if (typeof delivery === 'object') yield delivery
  }

  /** Removes all deliveries, and takes their serials from those that somebody may hold. */
  clear(): void {
    for (const { slots } of this.#chunks.values()) {
      for (const delivery of slots) {
        if (typeof delivery === 'number') this.#packer.discard(delivery)
        else if (delivery) delivery.serial = 0
      }
    }
    this.#chunks.clear()
    this.#serials.clear()
    this.#indexed = this.#newest
  }

  #read(chunk: Chunk, serial: number): KeptDelivery | undefined {
    const delivery = this.#unpacked(chunk, serial)
    if (delivery) chunk.reads[serial % CHUNK] = 1
    return delivery
  }

  #unpacked(chunk: Chunk, serial: number): KeptDelivery | undefined {
    const kept = chunk.slots[serial % CHUNK]
    if (typeof kept !== 'number') return kept
    const delivery = this.#packer.unpack(kept)
    delivery.serial = serial
    chunk.slots[serial % CHUNK] = delivery
    return delivery
  }

  /** @param id the ID, which the index may have */
  #empty(chunk: Chunk, serial: number, id: DeliveryId | undefined): void {
    chunk.slots[serial % CHUNK] = undefined
    chunk.used -= 1
    if (chunk.used === 0) this.#chunks.delete(chunkOf(serial))
    if (id !== undefined && serial <= this.#indexed) this.#serials.delete(id)
  }

  /** Indexes the deliveries up to a serial. */
  #index(upTo: number): void {
    for (let serial = this.#indexed + 1; serial <= upTo; serial++) {
      const kept = this.#chunks.get(chunkOf(serial))?.slots[serial % CHUNK]
      if (kept === undefined) continue
      this.#serials.add(typeof kept === 'number' ? this.#packer.idOf(kept) : kept.id, serial)
    }
    if (upTo > this.#indexed) this.#indexed = upTo
  }
}
