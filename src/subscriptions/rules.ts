import { requireSecret } from '../dialects/require-secret.ts'
import { EVENT_NAMES, INTERACTION_EVENTS, isEventName, type EventName } from '../events/catalogue.ts'
import { MockError } from '../kit/error.ts'

/**
 * Returns the events that a subscription made by the user names: STARTED and FINISHED unless it says otherwise.
 * @throws {MockError} `EVENT_UNKNOWN`
 */
export const subscribedEvents = (events: readonly EventName[] | 'all' = INTERACTION_EVENTS): readonly EventName[] => {
  if (events === 'all') return EVENT_NAMES
  const unknown = events.find((name) => !isEventName(name))
  if (unknown === undefined) return events
  throw new MockError({
    code: 'EVENT_UNKNOWN',
    message: `"${String(unknown)}" is not an event`,
    fix: `use all, or names among ${EVENT_NAMES.slice(0, 4).join(', ')}, …`,
  })
}

/**
 * Checks the secret of a subscription made by the user: it must suit each dialect that the events are sent in.
 * @throws {MockError} `SECRET_MISSING`, `SECRET_NOT_HEX`
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
