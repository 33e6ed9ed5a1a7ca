import { parseHttpDate } from '../../clock/stamp.ts'

const DELAY = /^\d{1,10}$/

/**
 * Reads a Retry-After header: milliseconds from `now` on, 0 for a date that has passed, `undefined` for what is neither
 * whole seconds nor an HTTP date. RFC 9110, 10.2.3.
 * @param now instant that a date is counted from, on the mock's clock
 */
export const parseRetryAfter = (value: string | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? ''
  if (DELAY.test(text)) return Number(text) * 1000
  const at = parseHttpDate(text)
  return at === undefined ? undefined : Math.max(0, at - now)
}
