import { EVENTS, EVIDENCE } from '../contract/generated/events.ts'

/** A named set of wire conventions, with events of its own. */
export type DialectName = keyof typeof EVENTS
export type DialectEventName<D extends DialectName> = (typeof EVENTS)[D][number]
export type EventName = DialectEventName<DialectName>
export type InteractionEventName = (typeof EVENTS.interactions)[number]
export type ConversationEventName = (typeof EVENTS.conversations)[number]

/** The events of each dialect, by the spec. */
export const EVENTS_OF: Readonly<Record<DialectName, readonly EventName[]>> = EVENTS

/** In the order of the spec. */
export const DIALECT_NAMES = Object.keys(EVENTS) as readonly string[] as readonly [DialectName, ...DialectName[]]

/** The two events of the Interactions Webhook. Seeds 001 and 002. */
export const INTERACTION_EVENTS = EVENTS.interactions

/** The 33 events of the subscription API. Three are in seed 003, the rest in its public reference. */
export const CONVERSATION_EVENTS = EVENTS.conversations

export const EVENT_NAMES: readonly EventName[] = Object.values(EVENTS).flat()

/** Returns the event that comes first in the spec of a dialect. */
export const firstEventOf = (dialect: DialectName): EventName => EVENTS_OF[dialect][0] ?? 'STARTED'

/** The first event of each dialect, as errors and help name them: `A, B or C`. */
export const EVENT_EXAMPLES = DIALECT_NAMES.map(firstEventOf)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ')

/** What shows the payload of an event: a document, a public capture, something analogous, or nothing at all. */
export type PayloadEvidence = 'document' | 'capture' | 'analogy' | 'invented'

const EVIDENCE_OF: Readonly<Record<string, PayloadEvidence | undefined>> = EVIDENCE

/** Returns what shows the payload of an event; undefined where the spec does not say. */
export const evidenceOf = (event: EventName): PayloadEvidence | undefined =>
  Object.hasOwn(EVIDENCE_OF, event) ? EVIDENCE_OF[event] : undefined

const NAMES: ReadonlySet<string> = new Set(EVENT_NAMES)

export const isEventName = (name: string): name is EventName => NAMES.has(name)

export const isDialectName = (name: string): name is DialectName => DIALECT_NAMES.some((one) => one === name)

/** The events that the emulated subscription API knows. */
export const SUBSCRIBABLE_EVENTS = [...INTERACTION_EVENTS, ...CONVERSATION_EVENTS] as const

const SUBSCRIBABLE: ReadonlySet<EventName> = new Set(SUBSCRIBABLE_EVENTS)

/** Whether the emulated subscription API knows an event; no open messages are subscribed to there. */
export const isSubscribable = (name: EventName): name is InteractionEventName | ConversationEventName =>
  SUBSCRIBABLE.has(name)
