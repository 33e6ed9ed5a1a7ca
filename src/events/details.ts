import { isoMs } from '../clock/stamp.ts'
import type { ConversationEventName, EventName } from './catalogue.ts'
import type { Person } from './interaction.ts'
import { isThere, makeQueue } from './make-interaction.ts'
import { makeAgent } from './people.ts'
import { pick } from './random.ts'
import type { EventDetails, Telling } from './telling.ts'
import { TAGS, VOICES, voiceOf } from './texts.ts'

/** Events about a person or an address, without a conversation. */
export const CONVERSATION_LESS: ReadonlySet<EventName> = new Set<ConversationEventName>([
  'AgentBannedEnduser',
  'AgentUnbannedEnduser',
  'AgentBannedIp',
  'AgentUnbannedIp',
])

const agentOf = ({ before, after, random, assume }: Telling): Person =>
  after.assignee ?? before.assignee ?? makeAgent(random, assume)

/** Returns fields that are sometimes absent. Assumption: `optionalMembers`. */
const sometimes = ({ assume, random }: Telling, members: EventDetails): EventDetails =>
  isThere(assume, random) ? members : {}

const message = (telling: Telling): EventDetails => {
  const { after, random, at } = telling
  const inbound = random.next() < 0.5
  const voice = voiceOf(after.id)
  const text = pick(random, (inbound ? voice?.customer : voice?.agent) ?? [])
  return {
    author: inbound ? after.requester : agentOf(telling),
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

/** Makes the details of an SLA event; a pending evaluation has no `evaluated_at`. */
const sla =
  (isPending: boolean) =>
  ({ random, at }: Telling): EventDetails => ({
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

const reasonOf = (kind: 'failed' | 'info', { after: { channel } }: Telling): string =>
  REASONS[channel === 'EMAIL' || channel === 'SMS' ? channel : 'other'][kind]

const delivery = ({ random, at, after }: Telling, reason: string | null = null): EventDetails => ({
  message_id: random.uuid(),
  channel: after.channel,
  status_at: isoMs(at),
  reason,
})

/** Range of the scores of each kind of rating, inclusive. Assumption: `ratingScores`. */
const SCORES = { Csat: [1, 5], Nps: [0, 10], ThumbsUpOrDown: [0, 1] } as const

const RATING_TYPES = ['Csat', 'Nps', 'ThumbsUpOrDown'] as const

/** In the documents a score and a comment are one event each; captures show both in one. */
const RATING_PARTS = ['both', 'score', 'comment'] as const

const rating = (telling: Telling): EventDetails => {
  const { random, assume } = telling
  const agent = agentOf(telling)
  const drawn = { type: pick(random, RATING_TYPES), parts: pick(random, RATING_PARTS) }
  const { type, parts } = assume.optionalMembers === 'always' ? { ...drawn, parts: 'both' } : drawn
  const [least, most] = SCORES[type]
  const score = random.int(least, most)
  const comment = pick(random, VOICES[random.int(0, VOICES.length - 1)]?.customer ?? [])
  return { agent, ...(parts !== 'comment' && { score }), ...(parts !== 'score' && { comment }), type }
}

const enduserBan = (telling: Telling): EventDetails => ({ agent: agentOf(telling), end_user: telling.after.requester })
const ipBan = (telling: Telling): EventDetails => ({
  agent: agentOf(telling),
  ip: `198.51.100.${String(telling.random.int(1, 254))}`,
})
const none = (): EventDetails => ({})

/**
 * The fields of each event besides the conversation, in the order in which they are sent. The spec states the evidence
 * for them as `x-evidence`: a document, a capture, an analogy, or invented. Assumption: `inferredPayloads`.
 */
export const DETAILS: Readonly<Record<ConversationEventName, (telling: Telling) => EventDetails>> = {
  ConversationCreated: none,
  ConversationOpen: none,
  ConversationPending: none,
  ConversationPendingExpired: (telling) => sometimes(telling, { pendingByUser: agentOf(telling) }),
  ConversationClosed: none,
  ConversationAbandoned: ({ after }) => ({ queue: after.queue }),
  ConversationEnqueued: none,
  ConversationAssigned: (telling) => {
    const { id, name } = agentOf(telling)
    return { agent_id: id, agent_name: name }
  },
  ConversationUnassigned: (telling) => ({ agent: agentOf(telling) }),
  ConversationTransferred: (telling) => {
    const { after, before, random } = telling
    const agent = after.assignee && after.assignee.id !== before.assignee?.id ? after.assignee : undefined
    const { id, name } = agent ?? after.queue ?? makeQueue(random)
    return {
      transfer_type: agent ? 'ToAgent' : 'ToQueue',
      destination_type: agent ? 'Agent' : 'Queue',
      destination_id: id,
      ...sometimes(telling, { destination_label: name }),
      ...sometimes(telling, { reason: null }),
    }
  },
  ConversationNoteAdded: (telling) => ({
    note_id: telling.random.uuid(),
    text: pick(telling.random, VOICES[telling.random.int(0, VOICES.length - 1)]?.agent ?? []),
    created_at: isoMs(telling.at),
    author: agentOf(telling),
  }),
  ConversationMessageAdded: message,
  ConversationTagAdded: (telling) => ({
    tag: telling.after.tags.at(-1)?.name ?? pick(telling.random, TAGS),
    author: agentOf(telling),
  }),
  ConversationTagRemoved: (telling) => ({
    tag: telling.before.tags.at(-1)?.name ?? pick(telling.random, TAGS),
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
  ConversationMessageDeliverySent: (telling) => delivery(telling),
  ConversationMessageDeliveryDelivered: (telling) => delivery(telling),
  ConversationMessageDeliverySeen: (telling) => delivery(telling),
  ConversationMessageDeliveryFailed: (telling) => delivery(telling, reasonOf('failed', telling)),
  ConversationMessageDeliveryInfo: (telling) => delivery(telling, reasonOf('info', telling)),
  ConversationMessageDeliverySpamComplaint: (telling) => delivery(telling, 'reported as spam'),
  TypingStarted: (telling) => ({ author: agentOf(telling) }),
  SLAEvaluationPending: sla(true),
  SLAEvaluationBreached: sla(false),
  SLAEvaluationAchieved: sla(false),
  SLAEvaluationVoided: sla(false),
  ConversationTranscriptionAdded: ({ random, at }) => {
    const voice = VOICES[random.int(0, VOICES.length - 1)] ?? VOICES[0]
    return {
      transcription_id: random.uuid(),
      language: voice?.language ?? 'en',
      text: pick(random, voice?.customer ?? []),
      created_at: isoMs(at),
    }
  },
}
