import { DEFAULT_DIALECT, dialectsBeside } from '../dialects/registry.ts'
import { requireSecret } from '../dialects/require-secret.ts'
import {
  EVENT_EXAMPLES,
  EVENTS_OF,
  INTERACTION_EVENTS,
  isDialectName,
  isEventName,
  type DialectName,
  type EventName,
} from '../events/catalogue.ts'
import { MockError } from '../kit/error.ts'

const ALL_SUBSCRIBABLE = dialectsBeside(DEFAULT_DIALECT).flatMap((name) => EVENTS_OF[name])

/** A list of events, all events of a dialect by its name, or `all`: the events of interactions and conversations. */
export type EventChoice = readonly EventName[] | DialectName | 'all'

/**
 * Returns the events of a configured subscription; by default STARTED and FINISHED.
 * @throws {MockError} `EVENT_UNKNOWN`
 */
export const subscribedEvents = (events: EventChoice = INTERACTION_EVENTS): readonly EventName[] => {
  if (events === 'all') return ALL_SUBSCRIBABLE
  if (typeof events === 'string' && isDialectName(events)) return EVENTS_OF[events]
  const unknown = events.find((name) => !isEventName(name))
  if (unknown === undefined) return events
  throw new MockError({
    code: 'EVENT_UNKNOWN',
    message: `"${String(unknown)}" is not an event`,
    fix: `use all, the name of a dialect, or events such as ${EVENT_EXAMPLES}`,
  })
}

/**
 * Checks the secret of a configured subscription, which must be valid in the dialect of each event.
 * @throws {MockError} `SECRET_MISSING`, or the code of the dialect that rejects it
 */
export const checkSecret = (secret: string, events: readonly EventName[]): void => {
  if (secret === '') {
    throw new MockError({
      code: 'SECRET_MISSING',
      message: 'the secret is empty',
      fix: 'give the text that the receiver verifies signatures with',
    })
  }
  for (const event of events) requireSecret(event, secret)
}
