import { isoMs } from './stamp.ts'

/** Resolves after `ms` milliseconds of real time, which is unrelated to the mock's clock. */
export const realPause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Returns the system time as RFC 3339 in UTC, for reports. */
export const realStamp = (): string => isoMs(Date.now())

/** Returns the system time in milliseconds since the Unix epoch. */
export const realNow = (): number => Date.now()

/** What `monotonicMs` reads. Fake timers replace it with one that begins at 0, not when the machine started. */
let read = process.hrtime
let aheadMs = 0

const msOf = ([seconds, nanoseconds]: [number, number]): number => seconds * 1000 + nanoseconds / 1_000_000

/**
 * Returns the time of a monotonic clock in milliseconds, with fractions. It continues without a jump when fake timers
 * are installed or removed. `performance.now()` is as fast, but to load `performance` takes a millisecond of each
 * start.
 */
export const monotonicMs = (): number => {
  if (process.hrtime !== read) {
    aheadMs += msOf(read()) - msOf(process.hrtime())
    read = process.hrtime
  }
  return msOf(read()) + aheadMs
}

/** Starts a stopwatch; the returned function returns the elapsed milliseconds. */
export const stopwatch = (): (() => number) => {
  const since = monotonicMs()
  return () => Math.round((monotonicMs() - since) * 1000) / 1000
}
