import { MockError } from './error.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Writes milliseconds as {@link parseDuration} reads them, in the largest unit that needs no fraction. */
export const writeDuration = (ms: number): string => {
  const [unit = 'ms', size = 1] = Object.entries(UNITS).findLast(([, one]) => ms > 0 && ms % one === 0) ?? []
  return `${String(ms / size)}${unit}`
}

/** The longest span that is taken: 366 days. */
const MAX_MS = 366 * 86_400_000

/** Reads a span of time such as `500ms`, `10s`, `2m`, `1h` or `7d`, in milliseconds. @throws {MockError} `DURATION_INVALID` */
export const parseDuration = (text: string): number => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const size = UNITS[unit]
  if (digits === undefined || size === undefined) {
    const fix =
      digits !== undefined && unit === ''
        ? `write ${digits}ms or ${digits}s, with its unit`
        : 'write a number and a unit: 500ms, 10s, 2m, 1h'
    throw new MockError({ code: 'DURATION_INVALID', message: `"${text}" is not a duration`, fix })
  }
  const ms = Number(digits) * size
  if (ms > MAX_MS)
    throw new MockError({
      code: 'DURATION_INVALID',
      message: `"${text}" is longer than 366 days`,
      fix: 'give a shorter one',
    })
  return ms
}
