import type { Clock } from '../clock/clock.ts'

/** Counts the deliveries that are due or in flight. Virtual time stands still unless the count is 0. */
export class InFlight {
  readonly #clock: Clock
  #count = 0
  #release: (() => void) | undefined
  #quiet: (() => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get count(): number {
    return this.#count
  }

  begin(): void {
    if (this.#count++ === 0) this.#release = this.#clock.hold()
  }

  end(): void {
    this.#count -= 1
    if (this.#count > 0) return
    this.#letGo()
    for (const resolve of this.#quiet.splice(0)) resolve()
  }

  /** Resolves once the count is 0. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#count === 0) resolve()
      else this.#quiet.push(resolve)
    })
  }

  clear(): void {
    this.#count = 0
    this.#letGo()
  }

  #letGo(): void {
    this.#release?.()
    this.#release = undefined
  }
}
