/** Maximum number of bytes of a response body that are kept: 64 KiB. Assumption: `responseLimit`. */
export const MAX_RESPONSE_BYTES = 65_536

/** Collects a response body up to a limit. */
export class ResponseBody {
  readonly #limit: number
  #chunks: Uint8Array[] | undefined
  #bytes = 0
  truncated = false

  constructor(limit = MAX_RESPONSE_BYTES) {
    this.#limit = limit
  }

  /** Adds a chunk; returns false if the body exceeds the limit. */
  take(chunk: Uint8Array): boolean {
    const room = this.#limit - this.#bytes
    this.truncated = chunk.length > room
    // Copied, because the chunk's buffer is reused and may be much larger.
    ;(this.#chunks ??= []).push(Uint8Array.prototype.slice.call(chunk, 0, room))
    this.#bytes += Math.min(chunk.length, room)
    return !this.truncated
  }

  text(): string {
    return this.#chunks ? Buffer.concat(this.#chunks).toString('utf8') : ''
  }
}
