import { createHash } from 'node:crypto'
import type { Dialect, HeaderLine } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { MockEvent } from '../events/event.ts'
import { bytesOf, isAscii, type BytesOrAscii } from '../kit/ascii.ts'

/** Maximum number of characters of a text that is kept as such; the bytes of longer ones are kept outside V8's heap. */
const MAX_TEXT = 4096

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
  /**
   * A short ASCII text, or the buffer of the bytes, which takes less memory than a Buffer object; undefined once
   * dropped.
   */
  #kept: ArrayBufferLike | string | undefined
  /** Where the bytes begin in the buffer. */
  readonly #offset: number
  /** Set once the bytes are dropped. */
  #sha256: string | undefined = undefined
  /** Length in bytes, even after the bytes are dropped. */
  readonly length: number
  #signed: { readonly secret: string; readonly lines: readonly HeaderLine[] } | undefined = undefined
  /** Number of deliveries that keep the bytes. Changed only by the store. */
  holders = 0
  /** Whether several deliveries have kept the bytes, and may show them still. Changed only by the store. */
  isShared = false
  /** Number of deliveries that have not settled. Changed only by the store. */
  pending = 0
  /** Number of attempt log entries that show the payload. Changed only by the attempt log. */
  logged = 0

  /** @param body the bytes, or a text in UTF-8 */
  constructor({ id, name, at, interaction }: PayloadEvent, dialect: Dialect, body: Uint8Array | string) {
    this.eventId = id
    this.eventName = name
    this.interactionId = interaction.id
    this.createdAt = at
    this.dialect = dialect
    if (typeof body === 'string' && body.length <= MAX_TEXT && isAscii(body)) {
      this.#kept = body
      this.#offset = 0
      this.length = body.length
      return
    }
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    this.#kept = bytes.buffer
    this.#offset = bytes.byteOffset
    this.length = bytes.length
  }

  /** The bytes, or the text that stands for them; undefined once they are dropped. */
  get content(): BytesOrAscii | undefined {
    return typeof this.#kept === 'string' ? this.#kept : this.bytes
  }

  /** The bytes, in a new Buffer on each read; undefined once they are dropped. */
  get bytes(): Uint8Array | undefined {
    const kept = this.#kept
    if (kept === undefined) return undefined
    return typeof kept === 'string' ? bytesOf(kept) : Buffer.from(kept, this.#offset, this.length)
  }

  /** SHA-256 of dropped bytes in hexadecimal; undefined while they are kept. */
  get sha256(): string | undefined {
    return this.#sha256
  }

  /** Bytes that retention counts for the payload; 0 once they are dropped. */
  get heldBytes(): number {
    return this.#kept === undefined ? 0 : this.length
  }

  /** Returns the signature headers of the body under a secret; `sign` computes them once. */
  signature(secret: string, sign: () => readonly HeaderLine[]): readonly HeaderLine[] {
    if (this.#signed?.secret !== secret) this.#signed = { secret, lines: sign() }
    return this.#signed.lines
  }

  /** Replaces the bytes with their SHA-256. */
  drop(): void {
    const { content } = this
    if (content === undefined) return
    this.#kept = undefined
    this.#sha256 = sha256Of(content)
  }
}

/** Returns the SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. */
export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
