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
 * Checks the secret of a subscription made by the user. The conversations dialect decodes its secret from hexadecimal
 * digits (public documentation of the subscription API, security page).
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
  const named = events.find((name) => name !== 'STARTED' && name !== 'FINISHED')
  if (named === undefined || /^([0-9a-f]{2})+$/i.test(secret)) return
  throw new MockError({
    code: 'SECRET_NOT_HEX',
    message:
      `${named} is signed in the conversations dialect, whose secret is written in hexadecimal digits; the given ` +
      'one is not',
    fix: 'give 64 hexadecimal digits (openssl rand -hex 32), or subscribe to STARTED and FINISHED alone',
  })
}
