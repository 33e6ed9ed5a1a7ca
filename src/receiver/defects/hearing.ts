import type { Behaviour } from '../behaviour.ts'
import type { Heard } from '../payload.ts'

/** Hears another list of events than was said. */
export const heardOnly =
  (choose: (heard: readonly Heard[]) => readonly Heard[]) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    understand: (json, dialect) => {
      const payload = behaviour.understand(json, dialect)
      return payload?.listsEntities ? { ...payload, heard: choose(payload.heard) } : payload
    },
  })

/** Hears each event differently. */
export const heardAs = (change: (heard: Heard) => Heard): ((behaviour: Behaviour) => Behaviour) =>
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
