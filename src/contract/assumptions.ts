import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'

/**
 * Every switch of spec/assumptions.yaml, by its id there, with what it can be set to. The first value is the default.
 */
export const ASSUMPTION_VALUES = {
  /** Subscriptions made over the API may name STARTED and FINISHED besides the 33 conversation events. */
  apiAcceptsInteractionEvents: [true, false],
  /** FINISHED waits while the STARTED of the same interaction is not settled for the same subscription. */
  finishedWaitsForStarted: [true, false],
  /** Sends the span ID and the sampling decision besides the trace ID of an interaction event. */
  sendsAllB3Headers: [true, false],
  /** Answer to PATCH of an id that does not exist. */
  patchUnknownId: ['404', '400'],
  /** What PATCH with an empty object does. */
  emptyPatch: ['unchanged', 'touched'],
  /** Answer to an id that is no UUID. */
  malformedId: ['400', '404'],
  /** Answer to an unknown event in the path of the logs. */
  unknownEventInPath: ['400', '404'],
  /** The log of a known event that is not subscribed to. */
  logOfUnsubscribedEvent: ['empty', '404'],
  /** Repeated names in `events`. */
  duplicateEvents: ['dropped', '400'],
  /** What `events`, absent or empty, subscribes to on creation. */
  eventsAbsent: ['none', 'all'],
  /** `authorization` missing on creation. */
  missingAuthorization: ['400', 'NoAuth'],
  /** Unknown members in a request. */
  unknownMembers: ['ignored', '400'],
  /** Subscriptions of an organization. */
  maxSubscriptions: ['100', 'unbounded'],
  /** Order of the list. */
  listOrder: ['oldest-first', 'by-name'],
  /** Answer to no or a wrong key. */
  missingToken: ['401', '403'],
  /** How the key is sent: bare, as Bearer or as x-api-key; or bare in Authorization alone. */
  tokenForm: ['any', 'bare'],
  /** Whether `secretKey` is shown on every read, or only by the answer that created it. */
  secretKey: ['always', 'once'],
  /** Size of a request body that is taken. */
  requestLimit: ['1MiB', 'none'],
  /** Answer to a body that is not declared as JSON. */
  requestContentType: ['415', '400'],
  /** Entries kept in an event log, per subscription and event. */
  logsKept: ['10', '1', '100'],
  /** A delivery status shows the last attempt of the event, or that of its newest delivery. */
  statusShowsLastAttempt: ['last-attempt', 'last-delivery'],
  /** What `responseText` holds. */
  responseText: ['reason', 'body'],
  /** How the digest in the signature of an interaction event is written. */
  digestText: ['hex', 'base64'],
  /** Whether the trace ID of an interaction event stays over redeliveries. */
  traceId: ['per-delivery', 'per-attempt'],
  /** What a retry timeout is: the pause before a redelivery, or how long an answer is waited for. */
  retryTimeoutMeaning: ['pause', 'answer-deadline'],
  /** Whether the sender reads the answer, whose `status.code` must then be 0. */
  answerBodyRead: ['status-alone', 'code-0'],
  /** What an answer of more than 64 KiB is. */
  answerLimit: ['status-decides', 'failure'],
  /** What becomes of a subscription whose delivery is exhausted. */
  afterLastAttempt: ['stays-enabled', 'disabled'],
  /** Where a redelivery goes when the subscription was patched meanwhile. */
  redeliveryTarget: ['current', 'original'],
  /** What becomes of pending redeliveries when their subscription is disabled. */
  disabledSubscription: ['cancels', 'goes-on'],
  /** `t` in the signature of a conversation event. */
  signedTime: ['milliseconds', 'seconds', 'event'],
  /** What is a success in the conversations dialect. */
  conversationsSuccess: ['2xx', '200'],
  /** What the conversations dialect tries again. */
  conversationsRetries: ['no-answer-408-429-5xx', 'everything'],
  /** `event_fqn` of ConversationEndUserReplaced. */
  doubtfulEventNames: ['CONVERSATION_END_USER_REPLACED', 'CONVERSATION_ENDUSER_REPLACED'],
  /** Channel of WhatsApp. */
  channelNames: ['WHATSAPP', 'WHATS_APP'],
} as const satisfies Readonly<Record<string, readonly [string | boolean, string | boolean, ...string[]]>>

export type AssumptionName = keyof typeof ASSUMPTION_VALUES

/** A value for every switch. */
export type Assumptions = { readonly [K in AssumptionName]: (typeof ASSUMPTION_VALUES)[K][number] }

export const ASSUMPTION_NAMES = Object.keys(ASSUMPTION_VALUES) as readonly AssumptionName[]

/**
 * Those that a receiver of STARTED and FINISHED can depend on. Not `digestText`: the requirements pin hexadecimal
 * digits, so a
 * receiver that takes nothing else is right.
 */
export const RECEIVER_ASSUMPTIONS = [
  'finishedWaitsForStarted',
  'sendsAllB3Headers',
  'traceId',
  'retryTimeoutMeaning',
  'answerBodyRead',
  'answerLimit',
  'afterLastAttempt',
] as const satisfies readonly AssumptionName[]

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
