import type { HeapItem } from './heap.ts'

/** A time on the mock's clock, in milliseconds since the Unix epoch. */
export type Instant = number

/** The last instant of a clock, 9999-12-31T23:59:59.999Z, because RFC 3339 years have four digits. */
export const LAST_INSTANT: Instant = 253_402_300_799_999

/**
 * How the mock's clock runs: `real` like the system clock, `manual` only when advanced, `auto` by jumping to the next
 * due time whenever nothing is in flight, `xN` N times as fast as the system clock (N above 0, at most 1,000,000).
 */
export type ClockMode = 'real' | 'manual' | 'auto' | `x${number}`

/** A pending wake-up. Canceling it twice, or after it fired, does nothing. */
export interface Wakeup {
  readonly dueAt: Instant
  cancel(): void
}

/**
 * Provides the current time and wakes scheduled work. Pauses between attempts and all timestamps use it; the duration
 * of a request is always measured in real time.
 */
export interface Clock {
  readonly mode: ClockMode
  now(): Instant
  /**
   * Calls `wake` once at `dueAt`, or as soon as possible if that has passed. Wake-ups that are due at the same instant
   * are called in the order in which they were scheduled. A `dueAt` after {@link LAST_INSTANT} is treated as {@link
   * LAST_INSTANT}. Errors that `wake` throws reach neither the clock nor other wake-ups.
   */
  schedule(dueAt: Instant, wake: () => void): Wakeup
  /**
   * Marks work as in flight, which stops virtual time until the returned function is called. Call that function exactly
   * once, when the work ends.
   */
  hold(): () => void
}

/**
 * Something that waits for an instant and is its own queue entry, so that a million of them need no further objects.
 */
export interface Sleeper extends HeapItem {
  /** Set by the clock. */
  key: number
  /** Called once at that instant. */
  woken(): void
}

/** A clock whose wake-ups need no separate objects, for large numbers of sleepers. */
export interface SleepClock extends Clock {
  /**
   * Wakes a sleeper, which must not be asleep already, once at `dueAt`, in the same order as scheduled wake-ups.
   * Returns when it is due, at most {@link LAST_INSTANT}.
   */
  sleep(sleeper: Sleeper, dueAt: Instant): Instant
  /** Cancels the wake-up of a sleeper, if it is asleep. */
  rouse(sleeper: Sleeper): void
}
