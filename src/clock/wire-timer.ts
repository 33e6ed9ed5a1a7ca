import { DueHeap, type HeapItem } from './heap.ts'

interface Deadline extends HeapItem {
  expire: () => void
}

/** Real time for work on the wire, one timer for all deadlines: the mock's clock never touches it. */
export class WireTimer {
  readonly #heap = new DueHeap<Deadline>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #armedFor = Infinity

  /** Milliseconds, monotonic. */
  now(): number {
    return performance.now()
  }

  /** Calls `expire` once after `ms`, unless it is called off first. */
  after(ms: number, expire: () => void): Deadline {
    const deadline: Deadline = { dueAt: performance.now() + ms, order: 0, index: -1, expire }
    this.#heap.push(deadline)
    if (deadline.dueAt < this.#armedFor) this.#arm(deadline.dueAt)
    return deadline
  }

  callOff(deadline: Deadline): void {
    this.#heap.remove(deadline)
    if (this.#heap.size === 0) this.close()
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = undefined
    this.#armedFor = Infinity
    this.#heap.clear()
  }

  #arm(dueAt: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#armedFor = dueAt
    this.#timer = setTimeout(
      () => this.#ring(),
      Math.max(1, Math.min(Math.ceil(dueAt - performance.now()), 2_147_483_647)),
    )
  }

  #ring(): void {
    this.#timer = undefined
    this.#armedFor = Infinity
    const now = performance.now()
    for (let next = this.#heap.peek(); next && next.dueAt <= now; next = this.#heap.peek()) {
      this.#heap.remove(next)
      next.expire()
    }
    const next = this.#heap.peek()
    if (next && next.dueAt < this.#armedFor) this.#arm(next.dueAt)
  }
}

export type { Deadline }
