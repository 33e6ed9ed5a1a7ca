import { isoMs } from '../clock/stamp.ts'
import type { ConversationEventName, EventName } from './catalogue.ts'
import type { Person } from './interaction.ts'
import { makeAgent } from './people.ts'
import { pick } from './random.ts'
import type { EventDetails, Telling } from './telling.ts'
import { TAGS, VOICES } from './texts.ts'

/** Events that speak of a person or an address, not of a conversation. */
export const CONVERSATION_LESS: ReadonlySet<EventName> = new Set<ConversationEventName>([
  'AgentBannedEnduser',
  'AgentUnbannedEnduser',
  'AgentBannedIp',
  'AgentUnbannedIp',
])

const agentOf = ({ before, after, random }: Telling): Person => after.assignee ?? before.assignee ?? makeAgent(random)

const message = (telling: Telling): EventDetails => {
  const { after, random, at } = telling
  const inbound = random.next() < 0.5
  const voice = VOICES[Number.parseInt(after.id.slice(0, 4), 16) % VOICES.length] ?? VOICES[0]
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

const sla = ({ random, at }: Telling): EventDetails => ({
  sla: {
    id: random.uuid(),
    name: 'First response',
    type: 'FirstResponse',
    target_seconds: 300,
    evaluated_at: isoMs(at),
  },
})

const delivery = ({ random, at, after }: Telling, reason: string | null = null): EventDetails => ({
  message_id: random.uuid(),
  channel: after.channel,
  status_at: isoMs(at),
  reason,
})

const enduserBan = (telling: Telling): EventDetails => ({ agent: agentOf(telling), end_user: telling.after.requester })
const ipBan = (telling: Telling): EventDetails => ({
  agent: agentOf(telling),
  ip: `198.51.100.${String(telling.random.int(1, 254))}`,
})
const none = (): EventDetails => ({})

/**
 * What each event carries besides the conversation, in the order it is sent.
 * NoteAdded is in seed 003; Created to Enqueued and PendingExpired on the public payload page; MessageAdded, TagAdded
 * and Rated
 * are taken from public captures. The others are inferred and marked `x-inferred` in the spec. Assumption:
 * `inferredPayloads`.
 */
export const DETAILS: Readonly<Record<ConversationEventName, (telling: Telling) => EventDetails>> = {
  ConversationCreated: none,
  ConversationOpen: none,
  ConversationPending: none,
  ConversationPendingExpired: (telling) => ({ pendingByUser: agentOf(telling) }),
  ConversationClosed: none,
  ConversationAbandoned: ({ after }) => ({ queue: after.queue }),
  ConversationEnqueued: none,
  ConversationAssigned: (telling) => ({ agent: agentOf(telling) }),
  ConversationUnassigned: (telling) => ({ agent: agentOf(telling) }),
  ConversationTransferred: ({ after, before }) =>
    after.assignee && after.assignee.id !== before.assignee?.id
      ? {
          transfer_type: 'ToAgent',
          destination_type: 'Agent',
          destination_id: after.assignee.id,
          destination_label: after.assignee.name,
          reason: null,
        }
      : {
          transfer_type: 'ToQueue',
          destination_type: 'Queue',
          destination_id: after.queue?.id ?? null,
          destination_label: after.queue?.name ?? null,
          reason: null,
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
    author: agentOf(telling),
  }),
  ConversationRated: (telling) => ({
    agent: agentOf(telling),
    score: telling.random.int(1, 5),
    comment: pick(telling.random, VOICES[telling.random.int(0, VOICES.length - 1)]?.customer ?? []),
    type: 'Csat',
  }),
  ConversationEndUserReplaced: ({ before, after }) => ({ old_user: before.requester, new_user: after.requester }),
  AgentBannedEnduser: enduserBan,
  AgentUnbannedEnduser: enduserBan,
  AgentBannedIp: ipBan,
  AgentUnbannedIp: ipBan,
  ConversationCustomAttributeUpdated: ({ random }) => ({ updated_attributes: { [random.uuid()]: pick(random, TAGS) } }),
  ConversationMessageDeliverySent: (telling) => delivery(telling),
  ConversationMessageDeliveryDelivered: (telling) => delivery(telling),
  ConversationMessageDeliverySeen: (telling) => delivery(telling),
  ConversationMessageDeliveryFailed: (telling) => delivery(telling, 'mailbox unavailable'),
  ConversationMessageDeliveryInfo: (telling) => delivery(telling, 'deferred by the other side'),
  ConversationMessageDeliverySpamComplaint: (telling) => delivery(telling, 'reported as spam'),
  TypingStarted: (telling) => ({ author: agentOf(telling) }),
  SLAEvaluationPending: sla,
  SLAEvaluationBreached: sla,
  SLAEvaluationAchieved: sla,
  SLAEvaluationVoided: sla,
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
