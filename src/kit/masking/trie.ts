const NONE = -1
/** Hash multiplier that spreads adjacent keys over a table of a power of two (the golden ratio in 32 bits). */
const SPREAD = 0x9e3779b1

/** A trie of sequences of small numbers, which compares a text with all of them at once. */
export class Trie<T> {
  readonly #radix: number
  /**
   * A hash table with open addressing, at least half empty. A key is node times radix plus symbol plus 1; 0 is free.
   */
  #keys = new Float64Array(1024)
  #targets = new Int32Array(1024)
  #edges = 0
  readonly #ends: (T[] | undefined)[] = [undefined]

  /** @param radix symbols are from 0 to `radix` - 1 */
  constructor(radix: number) {
    this.#radix = radix
  }

  /** Adds a sequence and its value. */
  add(symbols: Iterable<number>, value: T): void {
    let node = 0
    for (const symbol of symbols) {
      let next = this.step(node, symbol)
      if (next === NONE) {
        next = this.#ends.push(undefined) - 1
        if (++this.#edges * 2 > this.#keys.length) this.#grow()
        this.#put(node * this.#radix + symbol + 1, next)
      }
      node = next
    }
    ;(this.#ends[node] ??= []).push(value)
  }

  /** Returns the node after a symbol; the root is 0, and -1 means that no sequence continues this way. */
  step(node: number, symbol: number): number {
    const key = node * this.#radix + symbol + 1
    const mask = this.#keys.length - 1
    for (let slot = Math.imul(key, SPREAD) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#keys[slot]
      if (found === key) return this.#targets[slot] ?? NONE
      if (found === 0) return NONE
    }
  }

  /** Returns the values of the sequences that end at a node. */
  endsAt(node: number): readonly T[] | undefined {
    return this.#ends[node]
  }

  #put(key: number, target: number): void {
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, SPREAD) & mask
    while (this.#keys[slot] !== 0) slot = (slot + 1) & mask
    this.#keys[slot] = key
    this.#targets[slot] = target
  }

  #grow(): void {
    const [keys, targets] = [this.#keys, this.#targets]
    this.#keys = new Float64Array(keys.length * 2)
    this.#targets = new Int32Array(keys.length * 2)
    for (const [slot, key] of keys.entries()) if (key !== 0) this.#put(key, targets[slot] ?? NONE)
  }
}
