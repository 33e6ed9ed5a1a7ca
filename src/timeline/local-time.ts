import { tickLabel } from './time-scale.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Returns how far the local time zone is ahead of UTC at an instant, in milliseconds. */
export const zoneOffsetMs = (at: number): number => -new Date(at).getTimezoneOffset() * MINUTE_MS

let zone: Intl.DateTimeFormat | undefined

/** Returns the name of the local time zone at an instant: `UTC`, `EST`, `GMT+2`. */
export const zoneName = (at: number): string => {
  // Created once, because creating it takes a hundred times as long as using it.
  zone ??= new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })
  return zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** Returns the local day of an instant: `Jan 1`. */
const dayName = (at: number): string => {
  // Such as `Mon, 01 Jan 2024 00:00:00 GMT`.
  const [, day, month = ''] = new Date(at + zoneOffsetMs(at)).toUTCString().split(' ')
  return `${month} ${String(Number(day))}`
}

const localTickTime = (at: number, stepMs: number): string => tickLabel(at + zoneOffsetMs(at), stepMs)

const dayOf = (at: number): number => Math.floor((at + zoneOffsetMs(at)) / DAY_MS)

/** Returns the label of a tick in local time, as precise as its step; midnight is shown as the new day. */
export const localTick = (at: number, stepMs: number): string => {
  const local = at + zoneOffsetMs(at)
  return stepMs >= DAY_MS || (stepMs >= MINUTE_MS && local % DAY_MS === 0) ? dayName(at) : tickLabel(local, stepMs)
}

/** Returns the local time of day, with the date unless it is today: `14:21:36`, `Jan 1 14:21:36`. */
export const clockTime = (at: number, today = Date.now()): string => {
  const time = localTickTime(at, SECOND_MS)
  return dayOf(at) === dayOf(today) ? time : `${dayName(at)} ${time}`
}

/** Returns the same as {@link clockTime}, but without seconds if it includes the date. */
export const shortTime = (at: number, today = Date.now()): string =>
  dayOf(at) === dayOf(today) ? clockTime(at, today) : `${dayName(at)} ${localTickTime(at, MINUTE_MS)}`

/** Formats an instant in UTC, for tooltips and exports: `2024-01-01 14:21:36.250 UTC`. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(0, 23).replace('T', ' ')} UTC`
