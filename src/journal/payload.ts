import { createHash } from 'node:crypto'
import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'

/**
 * What the deliveries of one event share: which event it is, and its bytes, which the store may replace with their
 * length and SHA-256.
 */
export class Payload {
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  /** When the event happened. */
  readonly createdAt: number
  readonly dialect: Dialect
  /** Where the bytes stand, which takes fewer bytes than a Buffer of them; once they are dropped, their SHA-256. */
  #kept: ArrayBufferLike | string
  readonly #offset: number
  /** Length in bytes, also once the bytes are dropped. */
  readonly length: number
  /** Deliveries that keep the bytes. The store alone counts. */
  holders = 0
  /** Deliveries that have not settled. The store alone counts. */
  pending = 0
  /** Lines of the attempt log that show it. The attempt log alone counts. */
  logged = 0

  constructor({ id, name, at, interaction }: MockEvent, dialect: Dialect, bytes: Uint8Array) {
    this.eventId = id
    this.eventName = name
    this.interactionId = interaction.id
    this.createdAt = at
    this.dialect = dialect
    this.#kept = bytes.buffer
    this.#offset = bytes.byteOffset
    this.length = bytes.length
  }

  /** The bytes, in a new Buffer each time; undefined once they are dropped. */
  get bytes(): Uint8Array | undefined {
    const kept = this.#kept
    return typeof kept === 'string' ? undefined : Buffer.from(kept, this.#offset, this.length)
  }

  /** SHA-256 as hexadecimal digits of dropped bytes; undefined while they are kept. */
  get sha256(): string | undefined {
    return typeof this.#kept === 'string' ? this.#kept : undefined
  }

  /** What retention counts for it. */
  get heldBytes(): number {
    return typeof this.#kept === 'string' ? 0 : this.length
  }

  /** Replaces the bytes with their hash. */
  drop(): void {
    const { bytes } = this
    if (bytes) this.#kept = sha256Of(bytes)
  }
}

/** Returns the SHA-256 of bytes, or of a text in UTF-8, as hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
