import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import { DEFAULTS, RECEIVER_SWITCHES, SWITCHES } from './generated/assumptions.ts'

/** Every assumption in spec/assumptions.yaml, by ID, with its possible values; the first is the default. */
export const ASSUMPTION_VALUES: typeof SWITCHES = SWITCHES satisfies Readonly<
  Record<string, readonly [string | boolean, string | boolean, ...string[]]>
>

export type AssumptionName = keyof typeof ASSUMPTION_VALUES

/** A value for every assumption. */
export type Assumptions = { readonly [K in AssumptionName]: (typeof ASSUMPTION_VALUES)[K][number] }

export const ASSUMPTION_NAMES = Object.keys(ASSUMPTION_VALUES) as readonly AssumptionName[]

/** Assumptions that receivers of a dialect can depend on. */
export const RECEIVER_ASSUMPTIONS: typeof RECEIVER_SWITCHES = RECEIVER_SWITCHES satisfies Readonly<
  Record<string, readonly AssumptionName[]>
>

/** The default value of every assumption. */
export const DEFAULT_ASSUMPTIONS: Assumptions = DEFAULTS

/**
 * Checks one assumption; `true` and `false` may be text. @throws {MockError} `ASSUMPTION_UNKNOWN`, `ASSUMPTION_INVALID`
 */
export const readAssumption = (name: string, given: unknown): Partial<Assumptions> => {
  const known: readonly (string | boolean)[] | undefined = Object.hasOwn(ASSUMPTION_VALUES, name)
    ? ASSUMPTION_VALUES[name as AssumptionName]
    : undefined
  if (!known) {
    const meant = suggest(name, ASSUMPTION_NAMES)
    throw new MockError({
      code: 'ASSUMPTION_UNKNOWN',
      message: `"${name}" is not an assumption`,
      fix: meant === undefined ? `use one of ${ASSUMPTION_NAMES.join(', ')}` : `did you mean ${meant}?`,
    })
  }
  const value = known.find((one) => String(one) === String(given))
  if (value !== undefined) return { [name]: value }
  const meant = suggest(String(given), known.map(String))
  throw new MockError({
    code: 'ASSUMPTION_INVALID',
    message: `${name} cannot be "${String(given)}"`,
    fix:
      `${meant === undefined ? '' : `did you mean ${meant}? `}write ` +
      `${known.map((one) => `${name}=${String(one)}`).join(' or ')}`,
  })
}

/** Merges given assumptions with the defaults. @throws {MockError} like {@link readAssumption} */
export const resolveAssumptions = (given: Partial<Assumptions> = {}): Assumptions => ({
  ...DEFAULT_ASSUMPTIONS,
  ...(Object.assign(
    {},
    ...Object.entries(given).map(([name, value]) => (value === undefined ? {} : readAssumption(name, value))),
  ) as Partial<Assumptions>),
})
