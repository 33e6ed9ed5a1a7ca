import { ATTEMPTS_EXAMPLES, parseAttempts, type AttemptRange } from '../kit/attempts.ts'
import { checkDuration, MAX_DURATION_MS, parseDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'
import type { AttachedFault, Fault, Parameter, Plane } from './fault.ts'

/** Returns a given value for messages: text in quotes, numbers unchanged, and the kind of anything else. */
const shown = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value)
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  return String(value)
}

const invalid = (fault: string, key: string, value: unknown, fix: string): MockError =>
  new MockError({
    code: 'FAULT_PARAMETER_INVALID',
    message: `"${key}" of the fault "${fault}" cannot be ${shown(value)}`,
    fix,
  })

/** Maximum number of characters of a text parameter. */
const MAX_TEXT = 65_536

/** Durations on the connection are real time: at most an hour. */
const longestOf = (plane: Plane): number => (plane === 'wire' ? 3_600_000 : MAX_DURATION_MS)

/**
 * Reads one parameter by its kind.
 * @param longestMs for durations, see {@link longestOf}
 * @throws {MockError} `FAULT_PARAMETER_INVALID`, `DURATION_INVALID`
 */
export const readParameter = (
  fault: string,
  key: string,
  { kind, choices = [], least = 0, most = Number.MAX_SAFE_INTEGER }: Parameter,
  value: unknown,
  longestMs = MAX_DURATION_MS,
): string | number => {
  switch (kind) {
    case 'text':
      if (typeof value === 'string' && value.length > MAX_TEXT)
        throw invalid(
          fault,
          key,
          value,
          `give a text of at most ${String(MAX_TEXT)} characters; this one has ${String(value.length)}`,
        )
      if (typeof value === 'string') return value
      throw invalid(fault, key, value, 'give a text, in quotes if it looks like a number')
    case 'choice':
      if (typeof value === 'string' && choices.includes(value)) return value
      throw invalid(fault, key, value, `use one of ${choices.join(', ')}`)
    case 'whole-number':
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value
      throw invalid(fault, key, value, `give a whole number from ${String(least)} to ${String(most)}`)
    case 'duration':
      // The durations of a scenario file have already been parsed.
      if (typeof value === 'number')
        return checkDuration(value, longestMs, `"${key}" of the fault "${fault}" (${String(value)} ms)`)
      if (typeof value === 'string') return parseDuration(value, longestMs)
      throw invalid(fault, key, value, 'give a duration with a unit, such as "500ms"')
    default:
      return kind satisfies never
  }
}

/** Reads `attempts`: a number, "1-2", or "3-" for the third and all later ones. */
const readAttempts = (fault: string, value: unknown): AttemptRange => {
  if (value === undefined) return { from: 1, to: Infinity }
  const range = parseAttempts(typeof value === 'number' || typeof value === 'string' ? String(value) : '')
  if (!range) throw invalid(fault, 'attempts', value, `write ${ATTEMPTS_EXAMPLES}`)
  return range
}

/**
 * Checks the parameters of a fault and, for a fault of an attempt, `attempts`.
 * @throws {MockError} `FAULT_PARAMETER_UNKNOWN`, `FAULT_PARAMETER_MISSING`, `FAULT_PARAMETER_INVALID`,
 * `DURATION_INVALID`
 */
export const attach = (fault: Fault, given: Readonly<Record<string, unknown>>): AttachedFault => {
  const { name, plane } = fault
  const firesOnAttempts = plane === 'message' || plane === 'wire'
  const { attempts, ...others } = given
  const rest = attempts === undefined || firesOnAttempts ? others : given
  const parameters: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(rest)) {
    const parameter = Object.hasOwn(fault.parameters, key) ? fault.parameters[key] : undefined
    if (!parameter) {
      const known = [...Object.keys(fault.parameters), ...(firesOnAttempts ? ['attempts'] : [])]
      throw new MockError({
        code: 'FAULT_PARAMETER_UNKNOWN',
        message: `the fault "${name}" has no parameter "${key}"`,
        fix: known.length > 0 ? `use ${known.join(', ')}` : 'remove it: the fault has no parameters',
      })
    }
    parameters[key] = readParameter(name, key, parameter, value, longestOf(plane))
  }
  for (const [key, { required, means }] of Object.entries(fault.parameters)) {
    if (required && parameters[key] === undefined)
      throw new MockError({
        code: 'FAULT_PARAMETER_MISSING',
        message: `the fault "${name}" is missing "${key}"`,
        fix: `add ${key}: ${means}`,
      })
  }
  fault.check?.(parameters)
  return { fault, parameters, ...readAttempts(name, firesOnAttempts ? attempts : undefined) }
}
