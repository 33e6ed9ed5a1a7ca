import { inPlace } from '../kit/in-place.ts'
import { LAST_INSTANT, type Instant, type Sleeper } from './clock.ts'
import { DueHeap } from './heap.ts'

/** Returns an instant that can be written as text: from the first to the last one there is. */
const writable = (at: Instant): Instant => (at >= 0 ? Math.min(at, LAST_INSTANT) : 0)

/**
 * What sleeps on a clock, earliest first, then oldest first. Instants are stored as milliseconds since the first one:
 * V8 keeps such a number in place for 24 days, where one since 1970 takes a box.
 */
export class Alarms {
  readonly #heap = new DueHeap<Sleeper>()
  readonly #origin: Instant
  readonly #failed: (error: unknown) => void

  /** @param failed takes what a wake-up has thrown; it must not throw itself */
  constructor(origin: Instant, failed: (error: unknown) => void) {
    this.#origin = origin
    this.#failed = failed
  }

  /** When the first one is due; undefined when nothing sleeps. */
  get next(): Instant | undefined {
    const first = this.#heap.peek()
    return first && first.key + this.#origin
  }

  /** Returns the instant that one which did not sleep is due at. */
  add(sleeper: Sleeper, dueAt: Instant): Instant {
    const at = writable(dueAt)
    sleeper.key = inPlace(at - this.#origin)
    this.#heap.push(sleeper)
    return at
  }

  remove(sleeper: Sleeper): void {
    this.#heap.remove(sleeper)
  }

  /** Wakes the first one if it is due at an instant; false when nothing is. */
  wakeFirst(at: Instant): boolean {
    const first = this.#heap.peek()
    if (!first || first.key > at - this.#origin) return false
    this.#heap.remove(first)
    try {
      first.woken()
    } catch (error) {
      this.#failed(error)
    }
    return true
  }

  clear(): void {
    this.#heap.clear()
  }
}
