/** Entries of a layer. */
const FULL = 32_768

/**
 * A Map in order of insertion, in layers: a full one stays as it is but for deletions, and a new one begins. A single
 * table of a million entries would halt everything for a third of a second each time that it grows or sheds what was
 * deleted; many small tables would shed all the time. What was added of late is found at once, older things a layer at
 * a time.
 */
export class LayeredMap<K, V extends object | number> {
  /** Oldest first; the last one takes what is new. */
  readonly #layers: Map<K, V>[] = [new Map<K, V>()]

  get(key: K): V | undefined {
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const value = this.#layers[index]?.get(key)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Replaces the value of a known key where it stands. */
  set(key: K, value: V): void {
    const known = this.#layers.find((layer) => layer.has(key))
    if (known) known.set(key, value)
    else this.add(key, value)
  }

  /** Adds a key that is not known yet, without looking whether it is. */
  add(key: K, value: V): void {
    let newest = this.#layers.at(-1)
    if (!newest || newest.size >= FULL) this.#layers.push((newest = new Map<K, V>()))
    newest.set(key, value)
  }

  /** Looks for old things first: those are let go of. */
  delete(key: K): boolean {
    for (const [index, layer] of this.#layers.entries()) {
      if (!layer.delete(key)) continue
      if (layer.size === 0 && index < this.#layers.length - 1) this.#layers.splice(index, 1)
      return true
    }
    return false
  }

  /** Oldest first. */
  *values(): Iterable<V> {
    for (const layer of [...this.#layers]) yield* layer.values()
  }

  clear(): void {
    this.#layers.length = 0
  }
}
