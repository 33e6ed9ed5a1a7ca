import { isoMs } from './stamp.ts'

/** Waits for real time to pass: how long a receiver takes is never the mock's clock. */
export const realPause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The time on the wall, as reports are stamped: RFC 3339 in UTC. */
export const realStamp = (): string => isoMs(Date.now())

/** The time on the wall in milliseconds since the Unix epoch. */
export const realNow = (): number => Date.now()

/** Starts a stopwatch; the returned function returns the elapsed milliseconds. */
export const stopwatch = (): (() => number) => {
  const since = performance.now()
  return () => Math.round((performance.now() - since) * 1000) / 1000
}
