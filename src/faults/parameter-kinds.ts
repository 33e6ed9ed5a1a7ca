import { parseDuration, writeDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'
import type { Parameter } from './fault.ts'

/** The value that a user gave for a parameter, after reading; undefined if none was given. */
export type Given = string | number | undefined

/** A parameter of a fault: what users read about it, and how to get its value. */
export interface ParameterKind<Value> {
  readonly info: Parameter
  /**
   * Returns the given value, or the default.
   * @throws {MockError} `FAULT_PARAMETER_MISSING` if it is required and was not given
   */
  readonly take: (given: Given) => Value
}

interface Required {
  readonly means: string
  readonly required: true
}
interface WithDefault<Default> {
  readonly means: string
  readonly default: Default
  /** Shown to users instead of the default. */
  readonly inWords?: string
}
interface Optional {
  readonly means: string
  /** What happens without it, shown to users as its default. */
  readonly otherwise?: string
}
type Presence<Default> = Required | WithDefault<Default> | Optional

const defaultText = <Default>(presence: Presence<Default>, write: (value: Default) => string): string => {
  if ('default' in presence)
    return presence.inWords === undefined ? `; default ${write(presence.default)}` : `; default: ${presence.inWords}`
  return 'otherwise' in presence && presence.otherwise !== undefined ? `; default: ${presence.otherwise}` : ''
}

interface Made<Value, Default> {
  readonly kind: Parameter['kind']
  readonly limits?: Pick<Parameter, 'choices' | 'least' | 'most'>
  readonly presence: Presence<Default>
  /** Returns the given value as a value of this kind. */
  readonly narrow: (given: Given) => Value | undefined
  readonly write?: (value: Default) => string
  readonly valueOf: (value: Default) => Value
}

const made = <Value, Default>({
  kind,
  limits,
  presence,
  narrow,
  write = String,
  valueOf,
}: Made<Value, Default>): ParameterKind<Value | undefined> => {
  const fallback = 'default' in presence ? valueOf(presence.default) : undefined
  const required = 'required' in presence
  return {
    info: { kind, required, ...limits, means: `${presence.means}${defaultText(presence, write)}` },
    take(given) {
      const value = narrow(given)
      if (value !== undefined || !required) return value ?? fallback
      throw new MockError({
        code: 'FAULT_PARAMETER_MISSING',
        message: 'the fault is missing a required parameter',
        fix: `add the parameter for: ${presence.means}`,
      })
    },
  }
}

const numberIn = (given: Given): number | undefined => (typeof given === 'number' ? given : undefined)
const textIn = (given: Given): string | undefined => (typeof given === 'string' ? given : undefined)
const same = <Value>(value: Value): Value => value

/** A duration as users write it. */
type DurationText = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

/**
 * A duration; the fault gets milliseconds. A default that is not a valid duration, such as Infinity, needs `inWords`.
 */
export function duration(given: Required | WithDefault<DurationText | number>): ParameterKind<number>
export function duration(given: Optional): ParameterKind<number | undefined>
export function duration(presence: Presence<DurationText | number>): ParameterKind<number | undefined> {
  const valueOf = (value: DurationText | number): number => (typeof value === 'number' ? value : parseDuration(value))
  return made({
    kind: 'duration',
    presence,
    narrow: numberIn,
    write: (value) => writeDuration(valueOf(value)),
    valueOf,
  })
}

interface Range {
  readonly least: number
  readonly most: number
}

/** A whole number between two bounds, inclusive. */
export function wholeNumber(given: Range & (Required | WithDefault<number>)): ParameterKind<number>
export function wholeNumber(given: Range & Optional): ParameterKind<number | undefined>
export function wholeNumber({ least, most, ...presence }: Range & Presence<number>): ParameterKind<number | undefined> {
  return made({ kind: 'whole-number', limits: { least, most }, presence, narrow: numberIn, valueOf: same })
}

/** Any text. */
export function text(given: Required | WithDefault<string>): ParameterKind<string>
export function text(given: Optional): ParameterKind<string | undefined>
export function text(presence: Presence<string>): ParameterKind<string | undefined> {
  return made({ kind: 'text', presence, narrow: textIn, valueOf: same })
}

/** One of several words. */
export function choice<const Choice extends string>(
  given: { readonly choices: readonly Choice[] } & (Required | WithDefault<NoInfer<Choice>>),
): ParameterKind<Choice>
export function choice<const Choice extends string>({
  choices,
  ...presence
}: { readonly choices: readonly Choice[] } & Presence<Choice>): ParameterKind<Choice | undefined> {
  return made({
    kind: 'choice',
    limits: { choices },
    presence,
    narrow: (given) => choices.find((one) => one === given),
    valueOf: same,
  })
}

/** One of the keys of a table; the fault gets the value of that key. */
export function choiceFrom<Key extends string, Value>(
  table: Readonly<Record<Key, Value>>,
  given: Required | WithDefault<NoInfer<Key>>,
): ParameterKind<Value>
export function choiceFrom<Value>(
  table: Readonly<Record<string, Value>>,
  presence: Presence<string>,
): ParameterKind<Value | undefined> {
  const choices = Object.keys(table)
  const narrow = (given: Given): Value | undefined =>
    typeof given === 'string' && Object.hasOwn(table, given) ? table[given] : undefined
  return made({ kind: 'choice', limits: { choices }, presence, narrow, valueOf: narrow })
}

/** One of several HTTP statuses, which users write as text; the fault gets a number. */
export function status<const Status extends number>(
  given: { readonly statuses: readonly Status[] } & WithDefault<NoInfer<Status>>,
): ParameterKind<Status>
export function status<const Status extends number>({
  statuses,
  ...presence
}: { readonly statuses: readonly Status[] } & Presence<Status>): ParameterKind<Status | undefined> {
  return made({
    kind: 'choice',
    limits: { choices: statuses.map(String) },
    presence,
    narrow: (given) => statuses.find((one) => String(one) === given),
    valueOf: same,
  })
}
