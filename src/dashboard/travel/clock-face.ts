/** A reading of the mock's clock from the control API, with its time on the browser's clock. */
export interface ClockReading {
  readonly mode: string
  /** Instant of the mock's clock. */
  readonly now: number
  readonly nextDue: number | undefined
  /** Milliseconds of the browser's monotonic clock when it was read. */
  readonly readAt: number
}

/** Returns how many milliseconds the mock's clock moves per millisecond of the browser's. */
export const rateOf = (mode: string): number => {
  if (mode === 'real') return 1
  const [, factor] = /^x(\d+(?:\.\d+)?)$/.exec(mode) ?? []
  return factor === undefined ? 0 : Number(factor)
}

/** Returns the current time of the mock's clock, extrapolated from the last reading. */
export const mockNow = ({ mode, now, readAt }: ClockReading, browserMs: number): number =>
  now + Math.max(0, browserMs - readAt) * rateOf(mode)

/** Returns a reading that is not earlier than the time of an entry, which the mock's clock has already reached. */
export const atLeast = (reading: ClockReading, stampedAt: number, browserMs: number): ClockReading =>
  stampedAt > mockNow(reading, browserMs) ? { ...reading, now: stampedAt, readAt: browserMs } : reading
