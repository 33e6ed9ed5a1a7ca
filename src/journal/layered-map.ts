/** Maximum number of entries in a layer. */
const FULL = 32_768

/**
 * A Map in insertion order, split into layers: when one is full, a new one starts, and the full one only shrinks. A
 * single table of a million entries would block for a third of a second each time it grows or compacts; many small
 * tables would compact constantly. Recent keys are found in the first lookup, older ones layer by layer.
 */
export class LayeredMap<K, V extends object | number> {
  /** Oldest first; new keys go to the last one. */
  readonly #layers: Map<K, V>[] = [new Map<K, V>()]

  get(key: K): V | undefined {
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const value = this.#layers[index]?.get(key)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Sets a value; an existing key keeps its position. */
  set(key: K, value: V): void {
    const [first] = this.#layers
    // One look-up instead of two.
    if (first && this.#layers.length === 1 && first.size < FULL) return void first.set(key, value)
    const known = this.#layers.find((layer) => layer.has(key))
    if (known) known.set(key, value)
    else this.add(key, value)
  }

  /** Adds a key, which must be new, without checking that it is. */
  add(key: K, value: V): void {
    let newest = this.#layers.at(-1)
    if (!newest || newest.size >= FULL) this.#layers.push((newest = new Map<K, V>()))
    newest.set(key, value)
  }

  /** Removes a key. Searches the oldest layer first, because old keys are usually the ones removed. */
  delete(key: K): boolean {
    for (const [index, layer] of this.#layers.entries()) {
      if (!layer.delete(key)) continue
      if (layer.size === 0 && index < this.#layers.length - 1) this.#layers.splice(index, 1)
      return true
    }
    return false
  }

  /** Yields the values, oldest first. */
  *values(): Iterable<V> {
    for (const layer of [...this.#layers]) yield* layer.values()
  }

  clear(): void {
    this.#layers.length = 0
  }
}
