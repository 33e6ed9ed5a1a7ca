import type { HeapItem } from './heap.ts'

/** A time on the mock's clock, in milliseconds since the Unix epoch. */
export type Instant = number

/** The last instant of a clock, 9999-12-31T23:59:59.999Z, because RFC 3339 years have four digits. */
export const LAST_INSTANT: Instant = 253_402_300_799_999

/**
 * How the mock's clock runs: like the system clock, N times as fast, only when advanced, or jumping to the next due
 * time when nothing is in flight.
 */
export type ClockMode = 'real' | 'manual' | 'auto' | `x${number}`

/** A pending wake-up. Canceling it twice, or after it fired, does nothing. */
export interface Wakeup {
  readonly dueAt: Instant
  cancel(): void
}

/**
 * Provides the current time and wakes scheduled work. Pauses between attempts and all timestamps come from it; the time
 * that a receiver takes never does.
 */
export interface Clock {
  readonly mode: ClockMode
  now(): Instant
  /**
   * Calls `wake` once at `dueAt`, or as soon as possible if that has passed; earliest first, then oldest first.
   * Instants after {@link LAST_INSTANT} are moved to it. Errors that `wake` throws reach neither the clock nor other
   * wake-ups.
   */
  schedule(dueAt: Instant, wake: () => void): Wakeup
  /**
   * Marks work as in flight, which stops virtual time until it ends. Call the returned function exactly once at its
   * end.
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

/** A clock that many things can sleep on. */
export interface SleepClock extends Clock {
  /**
   * Wakes a sleeper once at `dueAt`, in the same order as scheduled wake-ups; it must not be asleep already. Returns
   * when it is due, at most {@link LAST_INSTANT}.
   */
  sleep(sleeper: Sleeper, dueAt: Instant): Instant
  /** Cancels the wake-up of a sleeper, if it is asleep. */
  rouse(sleeper: Sleeper): void
}
