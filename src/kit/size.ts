import { MockError } from './error.ts'

const UNITS: Readonly<Record<string, number>> = { kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }

/** Maximum size in bytes: 1 TiB. */
export const MAX_SIZE = 1024 ** 4

/** Formats bytes for {@link parseSize}, in the largest unit that needs no fraction, otherwise in kb. */
export const writeSize = (bytes: number): string => {
  const [unit, size] = Object.entries(UNITS).findLast(([, one]) => bytes % one === 0) ?? ['kb', 1024]
  return `${String(bytes / size)}${unit}`
}

/**
 * Parses a size such as `512kb`, `64mb` or `1gb` into bytes (1kb is 1,024 bytes). @throws {MockError} `SIZE_INVALID`
 */
export const parseSize = (text: string): number => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const size = UNITS[unit.toLowerCase()]
  if (digits === undefined || size === undefined) {
    const fix =
      digits !== undefined && unit === ''
        ? `write ${digits}kb, ${digits}mb or ${digits}gb`
        : 'write a number and a unit: 512kb, 64mb, 1gb'
    throw new MockError({
      code: 'SIZE_INVALID',
      message: `"${text}" is not a size (expected a number with a unit, such as 64mb)`,
      fix,
    })
  }
  const bytes = Math.round(Number(digits) * size)
  if (bytes > MAX_SIZE)
    throw new MockError({
      code: 'SIZE_INVALID',
      message: `"${text}" is more than 1024gb`,
      fix: 'give a size of at most 1024gb',
    })
  return bytes
}
