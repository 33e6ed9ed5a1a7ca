import { parseDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'
import type { Parameter } from './fault.ts'

const invalid = (fault: string, key: string, value: unknown, fix: string): MockError =>
  new MockError({
    code: 'FAULT_PARAMETER_INVALID',
    message: `${key} of the fault "${fault}" is ${JSON.stringify(value)}`,
    fix,
  })

/** Reads one parameter as its kind has it. @throws {MockError} `FAULT_PARAMETER_INVALID`, `DURATION_INVALID` */
export const readParameter = (
  fault: string,
  key: string,
  { kind, choices = [], least = 0, most = Number.MAX_SAFE_INTEGER }: Parameter,
  value: unknown,
): string | number => {
  switch (kind) {
    case 'text':
      if (typeof value === 'string') return value
      throw invalid(fault, key, value, 'give a text, in quotes where it looks like a number')
    case 'choice':
      if (typeof value === 'string' && choices.includes(value)) return value
      throw invalid(fault, key, value, `use one of ${choices.join(', ')}`)
    case 'whole-number':
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value
      throw invalid(fault, key, value, `give a whole number from ${String(least)} to ${String(most)}`)
    case 'duration':
      // A scenario file's durations have been read already.
      if (typeof value === 'number' && value >= 0) return value
      if (typeof value === 'string') return parseDuration(value)
      throw invalid(fault, key, value, 'give a duration with its unit, such as "500ms"')
    default:
      return kind satisfies never
  }
}

/** Reads `attempts`: a number, "1-2", or "3-" for all from the third on. @throws {MockError} `FAULT_PARAMETER_INVALID` */
export const readAttempts = (fault: string, value: unknown): { readonly from: number; readonly to: number } => {
  if (value === undefined) return { from: 1, to: Infinity }
  const [, first, dash, last] =
    /^([1-9]\d*)(-)?([1-9]\d*)?$/.exec(typeof value === 'number' || typeof value === 'string' ? String(value) : '') ??
    []
  const from = Number(first)
  const to = dash ? (last ? Number(last) : Infinity) : from
  if (!first || (last && !dash) || to < from) throw invalid(fault, 'attempts', value, 'write 1, 1-2 or 3-')
  return { from, to }
}
