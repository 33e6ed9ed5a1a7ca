/** Slots for concurrent scenarios. A scenario that waits in real time lends its slot to others. */
export class Slots {
  readonly #limit: number
  #taken = 0
  readonly #waiting: (() => void)[] = []
  /** Scenarios that return from waiting have priority over new ones. */
  readonly #returning: (() => void)[] = []

  /** @param limit at least 1; with 1 no slot is lent, so scenarios never overlap */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Runs work in a slot as soon as one is free. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    await this.#take(this.#waiting)
    try {
      return await work()
    } finally {
      this.#free()
    }
  }

  /** Lends a slot while waiting; resolves once the scenario has a slot again. */
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

  /** Passes the slot to the next scenario, or frees it. */
  #free(): void {
    const next = this.#returning.shift() ?? this.#waiting.shift()
    if (next) next()
    else this.#taken -= 1
  }
}
