import { MockError } from './error.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Formats milliseconds for {@link parseDuration}, in the largest unit that needs no fraction. */
export const writeDuration = (ms: number): string => {
  const [unit = 'ms', size = 1] = Object.entries(UNITS).findLast(([, one]) => ms > 0 && ms % one === 0) ?? []
  return `${String(ms / size)}${unit}`
}

/** The longest duration, in milliseconds: 366 days. */
export const MAX_DURATION_MS = 366 * 86_400_000

const invalid = (message: string, fix: string): MockError => new MockError({ code: 'DURATION_INVALID', message, fix })

/**
 * Checks a duration in milliseconds and returns it.
 * @param mostMs the maximum, at most 366 days
 * @throws {MockError} `DURATION_INVALID` unless it is a number from 0 to `mostMs`
 */
export const checkDuration = (ms: number, mostMs = MAX_DURATION_MS, given = `${String(ms)} ms`): number => {
  if (typeof ms !== 'number' || Number.isNaN(ms))
    throw invalid(
      `${typeof ms === 'string' ? JSON.stringify(ms) : String(ms)} is not a number of milliseconds`,
      'give a number, 0 or more',
    )
  if (ms < 0) throw invalid(`${given} is less than 0`, 'give a duration of 0 ms or more')
  if (ms <= mostMs) return ms
  const most = mostMs === MAX_DURATION_MS ? '366 days' : writeDuration(mostMs)
  throw invalid(`${given} is longer than ${most}`, `give a duration of at most ${most}`)
}

/**
 * Parses a duration such as `500ms`, `10s`, `2m`, `1h` or `7d` into milliseconds. @throws {MockError}
 * `DURATION_INVALID`
 */
export const parseDuration = (text: string, mostMs = MAX_DURATION_MS): number => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const size = UNITS[unit]
  if (digits === undefined || size === undefined) {
    const fix =
      digits !== undefined && unit === ''
        ? `write ${digits}s or ${digits}ms`
        : 'write a number and a unit: 500ms, 10s, 2m, 1h'
    throw invalid(`"${text}" is not a duration (expected a number with a unit, such as 10s)`, fix)
  }
  return checkDuration(Number(digits) * size, mostMs, `"${text}"`)
}
