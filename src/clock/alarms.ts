import { inPlace } from '../kit/in-place.ts'
import { LAST_INSTANT, type Instant, type Sleeper } from './clock.ts'
import { DueHeap } from './heap.ts'

/** Clamps an instant to the range that can be written as text. */
const writable = (at: Instant): Instant => (at >= 0 ? Math.min(at, LAST_INSTANT) : 0)

/**
 * The sleepers of a clock, earliest first, in order of arrival if due at the same instant. Instants are stored as
 * milliseconds since `origin`: V8 stores them in place for the first 24 days, while milliseconds since 1970 are boxed.
 */
export class Alarms {
  readonly #heap = new DueHeap<Sleeper>()
  readonly #origin: Instant
  readonly #failed: (error: unknown) => void

  /** @param failed called with an error that a wake-up threw; it must not throw */
  constructor(origin: Instant, failed: (error: unknown) => void) {
    this.#origin = origin
    this.#failed = failed
  }

  /** When the first sleeper is due; undefined if there is none. */
  get next(): Instant | undefined {
    const first = this.#heap.peek()
    return first && first.key + this.#origin
  }

  /** Adds a sleeper that is not in the list yet, and returns when it is due. */
  add(sleeper: Sleeper, dueAt: Instant): Instant {
    const at = writable(dueAt)
    sleeper.key = inPlace(at - this.#origin)
    this.#heap.push(sleeper)
    return at
  }

  remove(sleeper: Sleeper): void {
    this.#heap.remove(sleeper)
  }

  /** Wakes the first sleeper if it is due at an instant; returns false if none is due. */
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
