/** An item of the heap; its owner keeps a reference to it to be able to remove it. */
export interface HeapItem {
  /** Smallest first. */
  readonly key: number
  /** Breaks ties: oldest first. Set by the heap. */
  order: number
  /** Position in the heap, -1 when not in it. Set by the heap. */
  index: number
}

/** A binary heap of due times, earliest first, in order of arrival if equal; any item can be removed in O(log n). */
export class DueHeap<T extends HeapItem> {
  readonly #items: T[] = []
  #inserted = 0

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  /** Returns a copy of all items, in no particular order. */
  items(): readonly T[] {
    return [...this.#items]
  }

  push(item: T): void {
    item.order = this.#inserted++
    this.#items.push(item)
    this.#rise(item, this.#items.length - 1)
  }

  pop(): T | undefined {
    const first = this.#items[0]
    if (first) this.remove(first)
    return first
  }

  /** Removes an item; returns false if it is not in the heap. */
  remove(item: T): boolean {
    const { index } = item
    if (index < 0 || this.#items[index] !== item) return false
    const last = this.#items.pop()
    item.index = -1
    if (last && last !== item) {
      this.#rise(last, index)
      if (last.index === index) this.#sink(last, index)
    }
    return true
  }

  clear(): void {
    for (const item of this.#items) item.index = -1
    this.#items.length = 0
  }

  #before(a: T, b: T): boolean {
    return a.key < b.key || (a.key === b.key && a.order < b.order)
  }

  #rise(item: T, from: number): void {
    let index = from
    while (index > 0) {
      const up = (index - 1) >> 1
      const parent = this.#items[up]
      if (!parent || !this.#before(item, parent)) break
      this.#items[index] = parent
      parent.index = index
      index = up
    }
    this.#items[index] = item
    item.index = index
  }

  #sink(item: T, from: number): void {
    let index = from
    for (;;) {
      let down = 2 * index + 1
      let child = this.#items[down]
      if (!child) break
      const right = this.#items[down + 1]
      if (right && this.#before(right, child)) {
        child = right
        down += 1
      }
      if (!this.#before(child, item)) break
      this.#items[index] = child
      child.index = index
      index = down
    }
    this.#items[index] = item
    item.index = index
  }
}
