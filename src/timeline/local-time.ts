import { tickLabel } from './time-scale.ts'

const MINUTE_MS = 60_000

/** Returns how far this machine's zone is ahead of UTC at an instant. Milliseconds. */
export const zoneOffsetMs = (at: number): number => -new Date(at).getTimezoneOffset() * MINUTE_MS

/** Returns the name of this machine's zone at an instant, as people there write it: `UTC`, `EST`, `GMT+2`. */
export const zoneName = (at: number): string =>
  new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** Returns a tick in this machine's zone, as precisely as its step needs. */
export const localTick = (at: number, stepMs: number): string => tickLabel(at + zoneOffsetMs(at), stepMs)

/** Returns the time of day in this machine's zone: `14:21:36`. */
export const clockTime = (at: number): string => localTick(at, 1000)

/** Returns an instant in UTC, for tooltips and what leaves this machine: `2024-01-01 14:21:36.250 UTC`. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(0, 23).replace('T', ' ')} UTC`
