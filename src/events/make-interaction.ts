import { DrawnInteraction } from './drawn-interaction.ts'
import type { InteractionInput, InteractionSubtype, Queue } from './interaction.ts'
import { derive, pick, type Random } from './random.ts'
import type { DrawSource } from './draw-source.ts'
import { QUEUES, LANGUAGES } from './texts.ts'

const SUBTYPES: readonly InteractionSubtype[] = [
  'InboundNew',
  'InboundNew',
  'InboundNew',
  'Outbound',
  'SMS',
  'WhatsApp',
  'FacebookPublic',
  'FacebookPrivate',
  'TwitterPublic',
  'TwitterPrivate',
]

/** The subtypes of email. Assumption: `emailSubtypes`. */
const MAIL_SUBTYPES: ReadonlySet<InteractionSubtype> = new Set(['InboundNew', 'Outbound'])

/** The channel of each subtype, except WhatsApp, whose channel is an assumption. */
const CHANNELS: Readonly<Record<Exclude<InteractionSubtype, 'WhatsApp'>, string>> = {
  InboundNew: 'WIDGET_CHAT',
  Outbound: 'WIDGET_CHAT',
  SMS: 'SMS',
  FacebookPublic: 'FACEBOOK_MESSENGER',
  FacebookPrivate: 'FACEBOOK_MESSENGER',
  TwitterPublic: 'TWITTER',
  TwitterPrivate: 'TWITTER',
}

/** Contact points by channel; phone numbers are from the range reserved for fiction. */
const CONTACT_POINTS: Readonly<Record<string, string>> = {
  EMAIL: 'support@example.org',
  SMS: '+12025550100',
  FACEBOOK_MESSENGER: 'Your Page',
  TWITTER: '@example',
  PSTN_PHONE: '+12025550102',
  CALLBACK: '+12025550102',
  VOICEMAIL: '+12025550102',
  CONTACT_FORM: 'Contact form',
}

const contactPointOf = (channel: string, { channelNames }: DrawSource['assume']): string =>
  channel === channelNames
    ? '+12025550101'
    : ((Object.hasOwn(CONTACT_POINTS, channel) ? CONTACT_POINTS[channel] : undefined) ?? 'Web widget')

/** Returns whether an optional field is present. Assumption: `optionalMembers`. */
export const isPresent = ({ optionalMembers }: DrawSource['assume'], random: Random): boolean => {
  const drawn = random.next() < 0.5
  return optionalMembers === 'sometimes' ? drawn : optionalMembers === 'always'
}

const channelOf = (subtype: InteractionSubtype, { channelNames }: DrawSource['assume']): string =>
  subtype === 'WhatsApp' ? channelNames : CHANNELS[subtype]

export const makeQueue = (random: Random): Queue => ({ id: random.uuid(), name: pick(random, QUEUES) })

/**
 * Returns a new interaction made from the given fields; the others are derived from the seed and the ID, so that the
 * same ID always makes the same interaction. Derived subtype, media type, channel and direction are consistent.
 * Assumptions: `mediaTypeOfSubtypes`, `emailSubtypes`.
 */
export const makeInteraction = (
  source: DrawSource,
  id: string,
  at: number,
  input: InteractionInput = {},
): DrawnInteraction => {
  const { seed, ids, assume } = source
  const random = ids.over(derive(seed, 'interaction', ids.seeded(id)))
  const drawn = pick(random, SUBTYPES)
  const mailed = random.next() < 0.3
  const interactionSubtype =
    input.interactionSubtype ?? (input.mediaType === 'email' && !MAIL_SUBTYPES.has(drawn) ? 'InboundNew' : drawn)
  const mediaType = input.mediaType ?? (mailed && MAIL_SUBTYPES.has(interactionSubtype) ? 'email' : 'chat')
  const mail = mediaType === 'email'
  const channel = input.channel ?? (mail ? 'EMAIL' : channelOf(interactionSubtype, assume))
  return new DrawnInteraction(source, {
    id,
    sessionId: input.sessionId ?? random.uuid(),
    mediaType,
    interactionSubtype,
    selfUri: input.selfUri,
    state: input.state ?? null,
    csid: input.csid ?? random.int(1000, 999_999),
    channel,
    status: input.status ?? 'OPEN',
    direction: input.direction ?? (interactionSubtype === 'Outbound' ? 'OUTBOUND' : 'INBOUND'),
    queue: input.queue ?? null,
    contactPoint: input.contactPoint ?? contactPointOf(channel, assume),
    requester: input.requester,
    assignee: input.assignee ?? null,
    subject:
      input.subject ?? (mail ? pick(random, LANGUAGES[random.int(0, LANGUAGES.length - 1)]?.subjects ?? []) : null),
    tags: input.tags ?? [],
    customAttributes: input.customAttributes ?? (isPresent(assume, random) ? [] : undefined),
    createdAt: input.createdAt ?? at,
  })
}
