import { isoMs } from './stamp.ts'

/** Resolves after `ms` milliseconds of real time, which is unrelated to the mock's clock. */
export const realPause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Returns the system time as RFC 3339 in UTC, for reports. */
export const realStamp = (): string => isoMs(Date.now())

/** Returns the system time in milliseconds since the Unix epoch. */
export const realNow = (): number => Date.now()

/** Starts a stopwatch; the returned function returns the elapsed milliseconds. */
export const stopwatch = (): (() => number) => {
  const since = performance.now()
  return () => Math.round((performance.now() - since) * 1000) / 1000
}
