import { LAST_INSTANT, type Instant, type Wakeup } from './clock.ts'
import type { DueHeap, HeapItem } from './heap.ts'

/** An instant that can be written as text: what is none is now, what is later than the last one is the last one. */
const writable = (at: Instant): Instant => (at >= 0 ? Math.min(at, LAST_INSTANT) : 0)

/** A wake-up that stands in the heap. A class, so that a million of them share one method. */
export class Task implements Wakeup, HeapItem {
  readonly dueAt: Instant
  order = 0
  index = -1
  wake: ((on: unknown) => void) | undefined
  on: unknown
  readonly #due: DueHeap<Task>

  constructor(due: DueHeap<Task>, dueAt: Instant, wake: (on: unknown) => void, on: unknown) {
    this.#due = due
    this.dueAt = writable(dueAt)
    this.wake = wake
    this.on = on
  }

  cancel(): void {
    this.wake = undefined
    this.on = undefined
    this.#due.remove(this)
  }
}
