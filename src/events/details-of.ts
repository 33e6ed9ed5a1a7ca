import type { EventName } from './catalogue.ts'
import { DETAILS } from './details.ts'
import { OPEN_MESSAGES } from './open-messages.ts'
import type { EventDetails, Telling } from './telling.ts'

type Details = (telling: Telling) => EventDetails

const BY_NAME: Readonly<Partial<Record<EventName, Details>>> = { ...DETAILS, ...OPEN_MESSAGES }

/** Returns how the details of an event are made; undefined for one that says nothing besides its interaction. */
export const detailsOf = (name: EventName): Details | undefined => BY_NAME[name]
