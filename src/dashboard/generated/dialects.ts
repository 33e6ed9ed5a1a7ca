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

export const SIGNATURES = {
  "interactions": {
    "header": "X-Hub-Signature",
    "hash": "sha1",
    "key": "utf8",
    "encoding": "hex",
    "length": 40,
    "timed": false,
    "value": "sha1={digest}"
  },
  "conversations": {
    "header": "X-DIXA-SIGNATURE",
    "hash": "sha256",
    "key": "hex",
    "encoding": "hex",
    "length": 64,
    "timed": true,
    "value": "t={t},v1={digest}"
  },
  "open-messaging": {
    "header": "X-Hub-Signature-256",
    "hash": "sha256",
    "key": "utf8",
    "encoding": "base64",
    "length": 44,
    "timed": false,
    "value": "sha256={digest}"
  }
} as const

export const SECTIONS = [
  {
    "dialect": "interactions",
    "title": "Interactions Webhook",
    "about": "Genesys Multicloud CX: an interaction started or finished. Only 200 is a success; anything else is retried."
  },
  {
    "dialect": "conversations",
    "title": "Webhook Subscription API",
    "about": "Conversation events, which Dixa documents. Any 2xx is a success; 408, 429 and 5xx are retried."
  },
  {
    "dialect": "open-messaging",
    "title": "Open messaging",
    "about": "Genesys Cloud: outbound messages, receipts and events of an open messaging integration."
  }
] as const
