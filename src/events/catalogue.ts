/** The two events of the Interactions Webhook. Seeds 001 and 002. */
export const INTERACTION_EVENTS = ['STARTED', 'FINISHED'] as const

/** The 33 events of the subscription API. Three are in seed 003, the rest in its public reference. */
export const CONVERSATION_EVENTS = [
  'ConversationCreated',
  'ConversationOpen',
  'ConversationPending',
  'ConversationPendingExpired',
  'ConversationClosed',
  'ConversationAbandoned',
  'ConversationEnqueued',
  'ConversationAssigned',
  'ConversationUnassigned',
  'ConversationTransferred',
  'ConversationNoteAdded',
  'ConversationMessageAdded',
  'ConversationTagAdded',
  'ConversationTagRemoved',
  'ConversationRated',
  'ConversationEndUserReplaced',
  'AgentBannedEnduser',
  'AgentUnbannedEnduser',
  'AgentBannedIp',
  'AgentUnbannedIp',
  'ConversationCustomAttributeUpdated',
  'ConversationMessageDeliverySent',
  'ConversationMessageDeliveryDelivered',
  'ConversationMessageDeliverySeen',
  'ConversationMessageDeliveryFailed',
  'ConversationMessageDeliveryInfo',
  'ConversationMessageDeliverySpamComplaint',
  'TypingStarted',
  'SLAEvaluationPending',
  'SLAEvaluationBreached',
  'SLAEvaluationAchieved',
  'SLAEvaluationVoided',
  'ConversationTranscriptionAdded',
] as const

export const EVENT_NAMES = [...INTERACTION_EVENTS, ...CONVERSATION_EVENTS] as const

export type InteractionEventName = (typeof INTERACTION_EVENTS)[number]
export type ConversationEventName = (typeof CONVERSATION_EVENTS)[number]
export type EventName = (typeof EVENT_NAMES)[number]

const NAMES: ReadonlySet<string> = new Set(EVENT_NAMES)

export const isEventName = (name: string): name is EventName => NAMES.has(name)
