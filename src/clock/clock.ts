import type { HeapItem } from './heap.ts'

/** A moment: milliseconds since the Unix epoch, on the mock's clock. */
export type Instant = number

/** The last instant that a clock can show, 9999-12-31T23:59:59.999Z: RFC 3339 writes years with four digits. */
export const LAST_INSTANT: Instant = 253_402_300_799_999

/**
 * How the mock's clock runs: with the machine, N times as fast, only when told, or jumping to the next due moment
 * when nothing is in flight.
 */
export type ClockMode = 'real' | 'manual' | 'auto' | `x${number}`

/** A pending wake-up. Canceling it twice, or after it fired, does nothing. */
export interface Wakeup {
  readonly dueAt: Instant
  cancel(): void
}

/**
 * Says what time it is and wakes scheduled work.
 * Pauses between attempts and every stamped time come from here; how long a receiver takes never does.
 */
export interface Clock {
  readonly mode: ClockMode
  now(): Instant
  /**
   * Calls `wake` once at `dueAt` or, when that has passed, as soon as possible. Earliest first, then oldest first.
   * What is due after {@link LAST_INSTANT} is due then. What `wake` throws reaches neither the clock nor other
   * wake-ups.
   */
  schedule(dueAt: Instant, wake: () => void): Wakeup
  /**
   * Marks work as in flight: virtual time does not move until it ends. Call the returned function exactly once when the
   * work has ended.
   */
  hold(): () => void
}

/**
 * Something that waits for an instant and is its own queue entry, so that a million of them need no further objects.
 */
export interface Sleeper extends HeapItem {
  /** Set by the clock. */
  key: number
  /** Called once when the instant has come. */
  woken(): void
}

/** A clock on which much sleeps. */
export interface SleepClock extends Clock {
  /**
   * Wakes something that does not sleep yet once at `dueAt`, in one order with what is scheduled. Returns the instant
   * at which it is due: {@link LAST_INSTANT} at most.
   */
  sleep(sleeper: Sleeper, dueAt: Instant): Instant
  /** Ends a sleep without its wake-up, if it sleeps. */
  rouse(sleeper: Sleeper): void
}
