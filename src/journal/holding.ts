/** Something that retention counts and may reduce to a length and a hash. */
export interface Holding {
  /** Bytes that are counted for it while it is kept. */
  readonly heldBytes: number
  /** Replaces the content with its length and hash; called at most once. */
  drop(): void
}

const COMPACT_AT = 1024

/** Holdings, oldest first, and their total size. */
export class HoldingQueue {
  #queue: { readonly holding: Holding; readonly bytes: number }[] = []
  #first = 0
  #bytes = 0

  /** Total size in bytes. */
  get bytes(): number {
    return this.#bytes
  }

  push(holding: Holding): void {
    const bytes = holding.heldBytes
    this.#queue.push({ holding, bytes })
    this.#bytes += bytes
  }

  /** Drops the oldest; returns false if there is none. */
  dropOldest(): boolean {
    const oldest = this.#queue[this.#first]
    if (!oldest) return false
    this.#first += 1
    this.#bytes -= oldest.bytes
    oldest.holding.drop()
    if (this.#first >= COMPACT_AT && this.#first * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#first)
      this.#first = 0
    }
    return true
  }

  clear(): void {
    this.#queue = []
    this.#first = 0
    this.#bytes = 0
  }
}
