import type { Behavior } from '../behavior.ts'
import type { Heard } from '../payload.ts'

/** Returns a behavior that reads another list of events from a body. */
export const heardOnly =
  (choose: (heard: readonly Heard[]) => readonly Heard[]) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    understand: (json, dialect) => {
      const payload = behavior.understand(json, dialect)
      return payload?.listsEntities ? { ...payload, heard: choose(payload.heard) } : payload
    },
  })

/** Returns a behavior that reads each event differently. */
export const heardAs = (change: (heard: Heard) => Heard): ((behavior: Behavior) => Behavior) =>
  heardOnly((heard) => heard.map(change))

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

export const isKnownMedia = ({ mediaType = 'chat' }: Heard): boolean => mediaType === 'chat' || mediaType === 'email'
export const isKnownSubtype = ({ interactionSubtype = 'InboundNew' }: Heard): boolean =>
  SUBTYPES.includes(interactionSubtype)
