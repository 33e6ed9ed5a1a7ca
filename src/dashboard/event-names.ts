import type { components } from '../contract/generated/control.ts'

type EventName = components['schemas']['EventName']

/** Every event that can be published, as the spec of the control API names them. */
export const EVENT_NAMES = Object.keys({
  STARTED: 1,
  FINISHED: 1,
  ConversationCreated: 1,
  ConversationOpen: 1,
  ConversationPending: 1,
  ConversationPendingExpired: 1,
  ConversationClosed: 1,
  ConversationAbandoned: 1,
  ConversationEnqueued: 1,
  ConversationAssigned: 1,
  ConversationUnassigned: 1,
  ConversationTransferred: 1,
  ConversationNoteAdded: 1,
  ConversationMessageAdded: 1,
  ConversationTagAdded: 1,
  ConversationTagRemoved: 1,
  ConversationRated: 1,
  ConversationEndUserReplaced: 1,
  AgentBannedEnduser: 1,
  AgentUnbannedEnduser: 1,
  AgentBannedIp: 1,
  AgentUnbannedIp: 1,
  ConversationCustomAttributeUpdated: 1,
  ConversationMessageDeliverySent: 1,
  ConversationMessageDeliveryDelivered: 1,
  ConversationMessageDeliverySeen: 1,
  ConversationMessageDeliveryFailed: 1,
  ConversationMessageDeliveryInfo: 1,
  ConversationMessageDeliverySpamComplaint: 1,
  TypingStarted: 1,
  SLAEvaluationPending: 1,
  SLAEvaluationBreached: 1,
  SLAEvaluationAchieved: 1,
  SLAEvaluationVoided: 1,
  ConversationTranscriptionAdded: 1,
} satisfies Record<EventName, 1>) as EventName[]

export const isEventName = (text: string): text is EventName => (EVENT_NAMES as readonly string[]).includes(text)
