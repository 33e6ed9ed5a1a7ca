/** Bounds how many promises are under way at once. */
export class Slots {
  readonly #most: number
  readonly #taken = new Set<Promise<unknown>>()

  /** @param most 1 or more */
  constructor(most: number) {
    this.#most = most
  }

  /** Resolves once a further promise may be taken. */
  async free(): Promise<void> {
    while (this.#taken.size >= this.#most) await Promise.race(this.#taken)
  }

  /** Resolves once none is under way. */
  async none(): Promise<void> {
    while (this.#taken.size > 0) await Promise.race(this.#taken)
  }

  /** Counts a promise until it is fulfilled. */
  take(promise: Promise<unknown>): void {
    this.#taken.add(promise)
    void promise.then(() => this.#taken.delete(promise))
  }
}
