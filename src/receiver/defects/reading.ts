import type { Behavior } from '../behavior.ts'
import type { ReceivedEvent } from '../payload.ts'

/** Returns a behavior that reads another list of events from a body. */
export const selectingEvents =
  (choose: (events: readonly ReceivedEvent[]) => readonly ReceivedEvent[]) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    readPayload: (json, dialect) => {
      const payload = behavior.readPayload(json, dialect)
      return payload?.listsEntities ? { ...payload, events: choose(payload.events) } : payload
    },
  })

/** Returns a behavior that reads each event differently. */
export const changingEvents = (
  change: (received: ReceivedEvent) => ReceivedEvent,
): ((behavior: Behavior) => Behavior) => selectingEvents((events) => events.map(change))

const SUBTYPES = [
  'InboundNew',
  'Outbound',
  'SMS',
  'WhatsApp',
  'FacebookPublic',
  'FacebookPrivate',
  'TwitterPublic',
  'TwitterPrivate',
]

export const isKnownMedia = ({ mediaType = 'chat' }: ReceivedEvent): boolean =>
  mediaType === 'chat' || mediaType === 'email'
export const isKnownSubtype = ({ interactionSubtype = 'InboundNew' }: ReceivedEvent): boolean =>
  SUBTYPES.includes(interactionSubtype)
