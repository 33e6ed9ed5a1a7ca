/** Draws from a seed: the same seed and number give the same draws, whatever was drawn before. */
export class Chance {
  #state: number

  constructor(seed: number, number: number) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35)) >>> 0
    this.#next()
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  /** A number from 0 to 1, 1 excluded. */
  fraction(): number {
    return this.#next() / 0x1_0000_0000
  }

  /** A whole number from 0 to `limit`, `limit` excluded. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit)
  }

  hit(probability: number): boolean {
    return this.fraction() < probability
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)))
  }
}
