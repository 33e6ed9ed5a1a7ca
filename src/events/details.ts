import { isoMs } from '../clock/stamp.ts'
import type { ConversationEventName, EventName } from './catalogue.ts'
import type { Person } from './interaction.ts'
import { isPresent, makeQueue } from './make-interaction.ts'
import { makeAgent } from './people.ts'
import { pick } from './random.ts'
import type { EventDetails, EventContext } from './event-context.ts'
import { TAGS, LANGUAGES, textsFor } from './texts.ts'

/** Events about a person or an IP address, without a conversation. */
export const EVENTS_WITHOUT_CONVERSATION: ReadonlySet<EventName> = new Set<ConversationEventName>([
  'AgentBannedEnduser',
  'AgentUnbannedEnduser',
  'AgentBannedIp',
  'AgentUnbannedIp',
])

const agentOf = ({ before, after, random, assume }: EventContext): Person =>
  after.assignee ?? before.assignee ?? makeAgent(random, assume)

/** Returns optional fields, or none if they are absent this time. Assumption: `optionalMembers`. */
const sometimes = ({ assume, random }: EventContext, fields: EventDetails): EventDetails =>
  isPresent(assume, random) ? fields : {}

const message = (context: EventContext): EventDetails => {
  const { after, random, at } = context
  const inbound = random.next() < 0.5
  const voice = textsFor(after.id)
  const text = pick(random, (inbound ? voice?.customer : voice?.agent) ?? [])
  return {
    author: inbound ? after.requester : agentOf(context),
    created_at: isoMs(at),
    message_id: random.uuid(),
    text,
    direction: inbound ? 'inbound' : 'outbound',
    channel: after.channel,
    content: { text, content_type: 'Text', original_content_url: null, processed_content_url: null },
    attachments: [],
    external_id: random.next() < 0.5 ? `ext-${random.hex(12)}` : null,
  }
}

/** Returns a function that makes the details of an SLA event; a pending evaluation has no `evaluated_at`. */
const sla =
  (isPending: boolean) =>
  ({ random, at }: EventContext): EventDetails => ({
    sla: {
      id: random.uuid(),
      name: 'First response',
      type: 'FirstResponse',
      target_seconds: 300,
      ...(!isPending && { evaluated_at: isoMs(at) }),
    },
  })

/** Reasons for a failed or delayed message, by channel. */
const REASONS = {
  EMAIL: { failed: 'mailbox unavailable', info: 'deferred by the other side' },
  SMS: { failed: 'number not in service', info: 'queued by the carrier' },
  other: { failed: 'recipient not reachable', info: 'queued by the provider' },
} as const

const reasonOf = (kind: 'failed' | 'info', { after: { channel } }: EventContext): string =>
  REASONS[channel === 'EMAIL' || channel === 'SMS' ? channel : 'other'][kind]

const delivery = ({ random, at, after }: EventContext, reason: string | null = null): EventDetails => ({
  message_id: random.uuid(),
  channel: after.channel,
  status_at: isoMs(at),
  reason,
})

/** Range of the scores of each kind of rating, inclusive. Assumption: `ratingScores`. */
const SCORES = { Csat: [1, 5], Nps: [0, 10], ThumbsUpOrDown: [0, 1] } as const

const RATING_TYPES = ['Csat', 'Nps', 'ThumbsUpOrDown'] as const

/** The documents have separate events for a score and a comment; captures show both in one. */
const RATING_PARTS = ['both', 'score', 'comment'] as const

const rating = (context: EventContext): EventDetails => {
  const { random, assume } = context
  const agent = agentOf(context)
  const drawn = { type: pick(random, RATING_TYPES), parts: pick(random, RATING_PARTS) }
  const { type, parts } = assume.optionalMembers === 'always' ? { ...drawn, parts: 'both' } : drawn
  const [least, most] = SCORES[type]
  const score = random.int(least, most)
  const comment = pick(random, LANGUAGES[random.int(0, LANGUAGES.length - 1)]?.customer ?? [])
  return { agent, ...(parts !== 'comment' && { score }), ...(parts !== 'score' && { comment }), type }
}

const enduserBan = (context: EventContext): EventDetails => ({
  agent: agentOf(context),
  end_user: context.after.requester,
})
const ipBan = (context: EventContext): EventDetails => ({
  agent: agentOf(context),
  ip: `198.51.100.${String(context.random.int(1, 254))}`,
})
const none = (): EventDetails => ({})

/**
 * The fields of each event besides the conversation, in the order in which they are sent. The spec states the evidence
 * for them as `x-evidence`: a document, a capture, an analogy, or invented. Assumption: `inferredPayloads`.
 */
export const DETAILS: Readonly<Record<ConversationEventName, (context: EventContext) => EventDetails>> = {
  ConversationCreated: none,
  ConversationOpen: none,
  ConversationPending: none,
  ConversationPendingExpired: (context) => sometimes(context, { pendingByUser: agentOf(context) }),
  ConversationClosed: none,
  ConversationAbandoned: ({ after }) => ({ queue: after.queue }),
  ConversationEnqueued: none,
  ConversationAssigned: (context) => {
    const { id, name } = agentOf(context)
    return { agent_id: id, agent_name: name }
  },
  ConversationUnassigned: (context) => ({ agent: agentOf(context) }),
  ConversationTransferred: (context) => {
    const { after, before, random } = context
    const agent = after.assignee && after.assignee.id !== before.assignee?.id ? after.assignee : undefined
    const { id, name } = agent ?? after.queue ?? makeQueue(random)
    return {
      transfer_type: agent ? 'ToAgent' : 'ToQueue',
      destination_type: agent ? 'Agent' : 'Queue',
      destination_id: id,
      ...sometimes(context, { destination_label: name }),
      ...sometimes(context, { reason: null }),
    }
  },
  ConversationNoteAdded: (context) => ({
    note_id: context.random.uuid(),
    text: pick(context.random, LANGUAGES[context.random.int(0, LANGUAGES.length - 1)]?.agent ?? []),
    created_at: isoMs(context.at),
    author: agentOf(context),
  }),
  ConversationMessageAdded: message,
  ConversationTagAdded: (context) => ({
    tag: context.after.tags.at(-1)?.name ?? pick(context.random, TAGS),
    author: agentOf(context),
  }),
  ConversationTagRemoved: (context) => ({
    tag: context.before.tags.at(-1)?.name ?? pick(context.random, TAGS),
  }),
  ConversationRated: rating,
  ConversationEndUserReplaced: ({ before, after }) => ({ old_user: before.requester, new_user: after.requester }),
  AgentBannedEnduser: enduserBan,
  AgentUnbannedEnduser: enduserBan,
  AgentBannedIp: ipBan,
  AgentUnbannedIp: ipBan,
  ConversationCustomAttributeUpdated: ({ random }) => {
    const id = random.uuid()
    return { updated_attribute_ids: [id], updated_attribute_values: { [id]: pick(random, TAGS) } }
  },
  ConversationMessageDeliverySent: (context) => delivery(context),
  ConversationMessageDeliveryDelivered: (context) => delivery(context),
  ConversationMessageDeliverySeen: (context) => delivery(context),
  ConversationMessageDeliveryFailed: (context) => delivery(context, reasonOf('failed', context)),
  ConversationMessageDeliveryInfo: (context) => delivery(context, reasonOf('info', context)),
  ConversationMessageDeliverySpamComplaint: (context) => delivery(context, 'reported as spam'),
  TypingStarted: (context) => ({ author: agentOf(context) }),
  SLAEvaluationPending: sla(true),
  SLAEvaluationBreached: sla(false),
  SLAEvaluationAchieved: sla(false),
  SLAEvaluationVoided: sla(false),
  ConversationTranscriptionAdded: ({ random, at }) => {
    const voice = LANGUAGES[random.int(0, LANGUAGES.length - 1)] ?? LANGUAGES[0]
    return {
      transcription_id: random.uuid(),
      language: voice?.language ?? 'en',
      text: pick(random, voice?.customer ?? []),
      created_at: isoMs(at),
    }
  },
}
