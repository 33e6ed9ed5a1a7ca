/** What the control API said of the mock's clock, and when by the browser's own. */
export interface ClockReading {
  readonly mode: string
  /** Instant of the mock's clock. */
  readonly now: number
  readonly nextDue: number | undefined
  /** Milliseconds of the browser's monotonic clock when it was read. */
  readonly readAt: number
}

/** How many milliseconds the mock's clock moves for each of the browser's. */
export const rateOf = (mode: string): number => {
  if (mode === 'real') return 1
  const [, factor] = /^x(\d+(?:\.\d+)?)$/.exec(mode) ?? []
  return factor === undefined ? 0 : Number(factor)
}

/** Where the mock's clock stands now, told on from the last reading. */
export const mockNow = ({ mode, now, readAt }: ClockReading, browserMs: number): number =>
  now + Math.max(0, browserMs - readAt) * rateOf(mode)

/** Takes an entry's own time into account: the mock's clock never stands before what it has stamped. */
export const atLeast = (reading: ClockReading, stampedAt: number, browserMs: number): ClockReading =>
  stampedAt > mockNow(reading, browserMs) ? { ...reading, now: stampedAt, readAt: browserMs } : reading
