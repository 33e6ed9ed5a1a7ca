import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import { SWITCHES } from './generated/assumptions.ts'

/**
 * Every switch of spec/assumptions.yaml, by its id there, with what it can be set to. The first value is the default.
 */
export const ASSUMPTION_VALUES: typeof SWITCHES = SWITCHES satisfies Readonly<
  Record<string, readonly [string | boolean, string | boolean, ...string[]]>
>

export type AssumptionName = keyof typeof ASSUMPTION_VALUES

/** A value for every switch. */
export type Assumptions = { readonly [K in AssumptionName]: (typeof ASSUMPTION_VALUES)[K][number] }

export const ASSUMPTION_NAMES = Object.keys(ASSUMPTION_VALUES) as readonly AssumptionName[]

/** Those that a receiver of any dialect can depend on. */
const OF_ANY_RECEIVER = ['retryTimeoutMeaning', 'responseLimit', 'afterLastAttempt'] as const

/**
 * Those that a receiver of a dialect can depend on. Not `digestText`: the requirements pin hexadecimal digits, so a
 * receiver that takes nothing else is right. Not `redeliveryTarget`: no scenario changes a subscription while it
 * redelivers.
 */
export const RECEIVER_ASSUMPTIONS = {
  interactions: [
    'finishedWaitsForStarted',
    'sendsAllB3Headers',
    'sampleApiKey',
    'traceId',
    'emailSelfUri',
    'entitiesPerDelivery',
    'responseBodyRead',
    ...OF_ANY_RECEIVER,
  ],
  conversations: [
    'signedTime',
    'conversationsSuccess',
    'conversationsRetries',
    'personForm',
    'optionalMembers',
    'doubtfulEventNames',
    'channelNames',
    ...OF_ANY_RECEIVER,
  ],
  'open-messaging': [
    'openConversationId',
    'openSignedBytes',
    'openContentType',
    'openReceiptDirection',
    ...OF_ANY_RECEIVER,
  ],
} as const satisfies Readonly<Record<string, readonly AssumptionName[]>>

/** What is assumed where the documents are silent. */
export const DEFAULT_ASSUMPTIONS = Object.fromEntries(
  Object.entries(ASSUMPTION_VALUES).map(([name, [first]]) => [name, first]),
) as unknown as Assumptions

/**
 * Checks one switch; `true` and `false` may come as text. @throws {MockError} `ASSUMPTION_UNKNOWN`,
 * `ASSUMPTION_INVALID`
 */
export const readAssumption = (name: string, given: unknown): Partial<Assumptions> => {
  const known: readonly (string | boolean)[] | undefined = Object.hasOwn(ASSUMPTION_VALUES, name)
    ? ASSUMPTION_VALUES[name as AssumptionName]
    : undefined
  if (!known) {
    const meant = suggest(name, ASSUMPTION_NAMES)
    throw new MockError({
      code: 'ASSUMPTION_UNKNOWN',
      message: `"${name}" is not a switch`,
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

/** Puts given switches over the defaults. @throws {MockError} as {@link readAssumption} does */
export const resolveAssumptions = (given: Partial<Assumptions> = {}): Assumptions => ({
  ...DEFAULT_ASSUMPTIONS,
  ...(Object.assign(
    {},
    ...Object.entries(given).map(([name, value]) => (value === undefined ? {} : readAssumption(name, value))),
  ) as Partial<Assumptions>),
})
