import type { components } from '../contract/generated/control.ts'
import { EVENTS } from './generated/dialects.ts'

type EventName = components['schemas']['EventName']

/** Every event that can be published, in the order of the spec. */
export const EVENT_NAMES: readonly EventName[] = Object.values(EVENTS).flat()

export const isEventName = (text: string): text is EventName => (EVENT_NAMES as readonly string[]).includes(text)
