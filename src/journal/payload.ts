import { createHash } from 'node:crypto'
import type { Dialect } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'

/** The part of an event that its payload identifies. */
export type PayloadEvent = Pick<MockEvent, 'id' | 'name' | 'at'> & { readonly interaction: { readonly id: string } }

/**
 * The data shared by the deliveries of one event: the event's identity and its bytes, which the store may replace with
 * length and SHA-256.
 */
export class Payload {
  readonly eventId: string
  readonly eventName: EventName
  readonly interactionId: string
  /** When the event happened. */
  readonly createdAt: number
  readonly dialect: Dialect
  /** The underlying buffer, which takes less memory than a Buffer object; once dropped, the SHA-256. */
  #kept: ArrayBufferLike | string
  readonly #offset: number
  /** Length in bytes, even after the bytes are dropped. */
  readonly length: number
  /** Number of deliveries that keep the bytes. Changed only by the store. */
  holders = 0
  /** Whether several deliveries have kept the bytes, and may show them still. Changed only by the store. */
  isShared = false
  /** Number of deliveries that have not settled. Changed only by the store. */
  pending = 0
  /** Number of attempt log entries that show the payload. Changed only by the attempt log. */
  logged = 0

  constructor({ id, name, at, interaction }: PayloadEvent, dialect: Dialect, bytes: Uint8Array) {
    this.eventId = id
    this.eventName = name
    this.interactionId = interaction.id
    this.createdAt = at
    this.dialect = dialect
    this.#kept = bytes.buffer
    this.#offset = bytes.byteOffset
    this.length = bytes.length
  }

  /** The bytes, in a new Buffer on each read; undefined once they are dropped. */
  get bytes(): Uint8Array | undefined {
    const kept = this.#kept
    return typeof kept === 'string' ? undefined : Buffer.from(kept, this.#offset, this.length)
  }

  /** SHA-256 of dropped bytes in hexadecimal; undefined while they are kept. */
  get sha256(): string | undefined {
    return typeof this.#kept === 'string' ? this.#kept : undefined
  }

  /** Bytes that retention counts for the payload; 0 once they are dropped. */
  get heldBytes(): number {
    return typeof this.#kept === 'string' ? 0 : this.length
  }

  /** Replaces the bytes with their SHA-256. */
  drop(): void {
    const { bytes } = this
    if (bytes) this.#kept = sha256Of(bytes)
  }
}

/** Returns the SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. */
export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
