/** Places for scenarios that run at once. One that waits in real time lends its place to others. */
export class Slots {
  readonly #limit: number
  #taken = 0
  readonly #waiting: (() => void)[] = []
  /** Those who come back from waiting go before those who begin. */
  readonly #returning: (() => void)[] = []

  /** @param limit 1 or more; with 1 no place is lent, so that nothing ever runs beside a scenario */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Does work in a place, as soon as one is free. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    await this.#take(this.#waiting)
    try {
      return await work()
    } finally {
      this.#free()
    }
  }

  /** Lends the place of a scenario that waits; resolves once it has one again. */
  async aside<T>(wait: () => Promise<T>): Promise<T> {
    if (this.#limit === 1) return wait()
    this.#free()
    try {
      return await wait()
    } finally {
      await this.#take(this.#returning)
    }
  }

  async #take(queue: (() => void)[]): Promise<void> {
    if (this.#taken >= this.#limit) return new Promise((resolve) => void queue.push(resolve))
    this.#taken += 1
    return Promise.resolve()
  }

  /** The place goes to the next one, or is free. */
  #free(): void {
    const next = this.#returning.shift() ?? this.#waiting.shift()
    if (next) next()
    else this.#taken -= 1
  }
}
