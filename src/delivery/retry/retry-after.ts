import { parseHttpDate } from '../../clock/stamp.ts'

const DELAY = /^\d{1,10}$/

/**
 * Parses a Retry-After header: milliseconds from `now`, 0 for a past date, `undefined` for anything but whole seconds
 * or an HTTP date. RFC 9110, 10.2.3.
 * @param now instant of the mock's clock to compare a date with
 */
export const parseRetryAfter = (value: string | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? ''
  if (DELAY.test(text)) return Number(text) * 1000
  const at = parseHttpDate(text)
  return at === undefined ? undefined : Math.max(0, at - now)
}
