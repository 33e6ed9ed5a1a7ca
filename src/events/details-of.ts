import type { EventName } from './catalogue.ts'
import { DETAILS } from './details.ts'
import { OPEN_MESSAGES } from './open-messages.ts'
import type { EventDetails, EventContext } from './event-context.ts'

type Details = (context: EventContext) => EventDetails

const BY_NAME: Readonly<Partial<Record<EventName, Details>>> = { ...DETAILS, ...OPEN_MESSAGES }

/**
 * Returns the function that makes the details of an event; undefined for an event that consists only of its
 * interaction.
 */
export const detailsOf = (name: EventName): Details | undefined => BY_NAME[name]
