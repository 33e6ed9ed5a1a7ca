/** What is kept of a response's body: 64 KiB. Assumption: `responseLimit`. */
export const MAX_RESPONSE_BYTES = 65_536

/** Gathers a response's body up to a limit. */
export class ResponseBody {
  readonly #limit: number
  #chunks: Uint8Array[] | undefined
  #bytes = 0
  truncated = false

  constructor(limit = MAX_RESPONSE_BYTES) {
    this.#limit = limit
  }

  /** Takes a chunk; false when the limit is reached and nothing more is wanted. */
  take(chunk: Uint8Array): boolean {
    const room = this.#limit - this.#bytes
    this.truncated = chunk.length > room
    // A copy: the buffer that a chunk is a part of is used again, and may be much larger.
    ;(this.#chunks ??= []).push(Uint8Array.prototype.slice.call(chunk, 0, room))
    this.#bytes += Math.min(chunk.length, room)
    return !this.truncated
  }

  text(): string {
    return this.#chunks ? Buffer.concat(this.#chunks).toString('utf8') : ''
  }
}
