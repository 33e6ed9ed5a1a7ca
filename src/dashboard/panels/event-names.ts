import type { components } from '../../contract/generated/control.ts'
import { EVENTS } from '../generated/dialects.ts'

type EventName = components['schemas']['EventName']

/** The events of each dialect, in the order of the spec. */
export const EVENTS_BY_DIALECT: readonly (readonly [dialect: string, events: readonly EventName[]])[] =
  Object.entries(EVENTS)

/** Every event that can be published, in the order of the spec. */
export const EVENT_NAMES: readonly EventName[] = Object.values(EVENTS).flat()

/** The events of the emulated subscription API, which has no open messages. */
export const SUBSCRIBABLE_NAMES: readonly EventName[] = [...EVENTS.interactions, ...EVENTS.conversations]

export const isEventName = (text: string): text is EventName => (EVENT_NAMES as readonly string[]).includes(text)
