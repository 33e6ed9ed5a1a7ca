import { EVENTS, EVIDENCE } from '../contract/generated/events.ts'

/** The name of a dialect: a set of wire conventions with its own events. */
export type DialectName = keyof typeof EVENTS
/** The name of an event of one dialect. */
export type DialectEventName<D extends DialectName> = (typeof EVENTS)[D][number]
/** The name of an event of any dialect. */
export type EventName = DialectEventName<DialectName>
/** The name of an event of the Interactions Webhook. */
export type InteractionEventName = (typeof EVENTS.interactions)[number]
/** The name of an event of the subscription API. */
export type ConversationEventName = (typeof EVENTS.conversations)[number]

/** The events of each dialect, as listed in the spec. */
export const EVENTS_OF: Readonly<Record<DialectName, readonly EventName[]>> = EVENTS

/** The names of the dialects, in the order of the spec. */
export const DIALECT_NAMES = Object.keys(EVENTS) as readonly string[] as readonly [DialectName, ...DialectName[]]

/** The two events of the Interactions Webhook. Seeds 001 and 002. */
export const INTERACTION_EVENTS = EVENTS.interactions

/** The 33 events of the subscription API. Three are in seed 003, the others in the public reference of that API. */
export const CONVERSATION_EVENTS = EVENTS.conversations

/** The events of all dialects, in the order of the spec. */
export const EVENT_NAMES: readonly EventName[] = Object.values(EVENTS).flat()

/** Returns the first event of a dialect in the spec. */
export const firstEventOf = (dialect: DialectName): EventName => EVENTS_OF[dialect][0] ?? 'STARTED'

/** The first event of each dialect, for errors and help: `A, B or C`. */
export const EVENT_EXAMPLES = DIALECT_NAMES.map(firstEventOf)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ')

/** The evidence for the payload of an event: a document, a public capture, an analogy, or nothing. */
export type PayloadEvidence = 'document' | 'capture' | 'analogy' | 'invented'

const EVIDENCE_OF: Readonly<Record<string, PayloadEvidence | undefined>> = EVIDENCE

/** Returns the evidence for the payload of an event; undefined if the spec does not state it. */
export const evidenceOf = (event: EventName): PayloadEvidence | undefined =>
  Object.hasOwn(EVIDENCE_OF, event) ? EVIDENCE_OF[event] : undefined

const NAMES: ReadonlySet<string> = new Set(EVENT_NAMES)

export const isEventName = (name: string): name is EventName => NAMES.has(name)

export const isDialectName = (name: string): name is DialectName => DIALECT_NAMES.some((one) => one === name)

/** The events that a subscription of the emulated API can include. */
export const SUBSCRIBABLE_EVENTS = [...INTERACTION_EVENTS, ...CONVERSATION_EVENTS] as const

const SUBSCRIBABLE: ReadonlySet<EventName> = new Set(SUBSCRIBABLE_EVENTS)

/** Returns whether a subscription of the emulated API can include an event; open messages cannot be included. */
export const isSubscribable = (name: EventName): name is InteractionEventName | ConversationEventName =>
  SUBSCRIBABLE.has(name)
