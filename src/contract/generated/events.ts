// Made from the specs by `npm run generate`; do not edit.

export const EVENTS = {
  "interactions": [
    "STARTED",
    "FINISHED"
  ],
  "conversations": [
    "ConversationCreated",
    "ConversationOpen",
    "ConversationPending",
    "ConversationPendingExpired",
    "ConversationClosed",
    "ConversationAbandoned",
    "ConversationEnqueued",
    "ConversationAssigned",
    "ConversationUnassigned",
    "ConversationTransferred",
    "ConversationNoteAdded",
    "ConversationMessageAdded",
    "ConversationTagAdded",
    "ConversationTagRemoved",
    "ConversationRated",
    "ConversationEndUserReplaced",
    "AgentBannedEnduser",
    "AgentUnbannedEnduser",
    "AgentBannedIp",
    "AgentUnbannedIp",
    "ConversationCustomAttributeUpdated",
    "ConversationMessageDeliverySent",
    "ConversationMessageDeliveryDelivered",
    "ConversationMessageDeliverySeen",
    "ConversationMessageDeliveryFailed",
    "ConversationMessageDeliveryInfo",
    "ConversationMessageDeliverySpamComplaint",
    "TypingStarted",
    "SLAEvaluationPending",
    "SLAEvaluationBreached",
    "SLAEvaluationAchieved",
    "SLAEvaluationVoided",
    "ConversationTranscriptionAdded"
  ],
  "open-messaging": [
    "OpenMessageText",
    "OpenMessageAttachment",
    "OpenMessageTemplate",
    "OpenMessageQuickReplies",
    "OpenMessageCard",
    "OpenMessageCarousel",
    "OpenMessageDatePicker",
    "OpenMessageReceipt",
    "OpenMessageFailure",
    "OpenMessageTyping"
  ]
} as const
