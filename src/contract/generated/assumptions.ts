// Made from the specs by `npm run generate`; do not edit.

export const SWITCHES = {
  /** Can a subscription created through the API include STARTED and FINISHED? */
  apiAcceptsInteractionEvents: [true,false],
  /** Is FINISHED held back until the STARTED of its interaction has settled? */
  finishedWaitsForStarted: [true,false],
  /** Are X-B3-SpanId and X-B3-Sampled sent in addition to X-B3-TraceId? */
  sendsAllB3Headers: [true,false],
  /** PATCH of an ID that does not exist */
  patchUnknownId: ["404","400"],
  /** PATCH with an empty object */
  emptyPatch: ["unchanged","touched"],
  /** An ID that is not a UUID */
  malformedId: ["400","404"],
  /** An unknown event in the path of the logs */
  unknownEventInPath: ["400","404"],
  /** The log of a known event that is not subscribed to */
  logOfUnsubscribedEvent: ["empty","404"],
  /** Repeated names in events */
  duplicateEvents: ["dropped","400"],
  /** events absent or empty */
  eventsAbsent: ["none","all"],
  /** authorization missing on create */
  missingAuthorization: ["400","NoAuth"],
  /** Unknown fields in a request */
  unknownMembers: ["ignored","400"],
  /** Is customHeaders required on creation? */
  customHeaders: ["optional","required"],
  /** Does the `headers` field of a subscription include custom headers? */
  customHeadersShown: ["in-headers","hidden"],
  /** Custom headers that name a protected header, a framing header, or Authorization when authorization is set */
  protectedCustomHeaders: ["ignored","400"],
  /** How the `filters` field is handled */
  filters: ["refused","honored"],
  /** Maximum number of subscriptions of an organization */
  maxSubscriptions: ["100","unbounded"],
  /** How does the API show subscriptions that were not created through it? */
  configuredSubscriptions: ["documented-form","hidden","as-is"],
  /** Order of the list */
  listOrder: ["oldest-first","by-name"],
  /** A missing or wrong API key, when one is required */
  missingToken: ["401","403"],
  /** Does the API require a key? */
  keyNeeded: ["when-set","always"],
  /** How the key is sent */
  tokenForm: ["authorization","bare","any"],
  /** Is the published limit enforced? */
  rateLimit: ["off","published"],
  /** Form of secretKey */
  secretKey: ["always","once"],
  /** Size of a request body */
  requestLimit: ["1MiB","none"],
  /** A body that is not declared as JSON */
  requestContentType: ["415","400"],
  /** Entries kept in an event log */
  logsKept: ["10","1","100"],
  /** What a delivery status shows */
  statusShowsLastAttempt: ["last-attempt","last-delivery"],
  /** What time deliveryTimestamp contains (lists are sorted by it, newest first) */
  deliveryTimestamp: ["attempt-start","attempt-end","event"],
  /** What responseText contains */
  responseText: ["reason","body"],
  /** How the digest is encoded */
  digestText: ["hex","base64"],
  /** Is x-api-key sent to the receiver, as in the documented sample? */
  sampleApiKey: ["absent","sent"],
  /** How X-B3-TraceId is generated */
  traceId: ["per-delivery","per-attempt"],
  /** selfUri of an email */
  emailSelfUri: ["chat-path","absent"],
  /** Events in one delivery */
  entitiesPerDelivery: ["one","several"],
  /** What "retry timeout" means */
  retryTimeoutMeaning: ["pause","response-deadline"],
  /** Does the sender read the response body? */
  responseBodyRead: ["status-alone","code-0"],
  /** An endless response */
  responseLimit: ["status-decides","failure"],
  /** After the last attempt */
  afterLastAttempt: ["stays-enabled","disabled"],
  /** Where a redelivery is sent if the subscription has changed in the meantime */
  redeliveryTarget: ["current","original"],
  /** Disabling a subscription */
  disabledSubscription: ["cancels","goes-on"],
  /** Unit and source of t in the signature */
  signedTime: ["milliseconds","seconds","event"],
  /** Which statuses count as success */
  conversationsSuccess: ["2xx","200"],
  /** What is retried */
  conversationsRetries: ["no-response-408-429-5xx","everything"],
  /** Form of a person in a payload */
  personForm: ["today","older"],
  /** Fields that an event may omit */
  optionalMembers: ["sometimes","always","never"],
  /** event_fqn of EndUserReplaced */
  doubtfulEventNames: ["CONVERSATION_END_USER_REPLACED","CONVERSATION_ENDUSER_REPLACED"],
  /** Channel of WhatsApp */
  channelNames: ["WHATSAPP","WHATS_APP"],
  /** conversationId of an open message */
  openConversationId: ["sent","absent","empty"],
  /** How the JSON of an open message is formatted */
  openSignedBytes: ["compact","escaped","pretty"],
  /** Content-Type of an open message */
  openContentType: ["json","json-charset"],
  /** Direction of a receipt for an inbound message */
  openReceiptDirection: ["Inbound","Outbound"],
} as const

export const DEFAULTS = {
  apiAcceptsInteractionEvents: true,
  finishedWaitsForStarted: true,
  sendsAllB3Headers: true,
  patchUnknownId: "404",
  emptyPatch: "unchanged",
  malformedId: "400",
  unknownEventInPath: "400",
  logOfUnsubscribedEvent: "empty",
  duplicateEvents: "dropped",
  eventsAbsent: "none",
  missingAuthorization: "400",
  unknownMembers: "ignored",
  customHeaders: "optional",
  customHeadersShown: "in-headers",
  protectedCustomHeaders: "ignored",
  filters: "refused",
  maxSubscriptions: "100",
  configuredSubscriptions: "documented-form",
  listOrder: "oldest-first",
  missingToken: "401",
  keyNeeded: "when-set",
  tokenForm: "authorization",
  rateLimit: "off",
  secretKey: "always",
  requestLimit: "1MiB",
  requestContentType: "415",
  logsKept: "10",
  statusShowsLastAttempt: "last-attempt",
  deliveryTimestamp: "attempt-start",
  responseText: "reason",
  digestText: "hex",
  sampleApiKey: "absent",
  traceId: "per-delivery",
  emailSelfUri: "chat-path",
  entitiesPerDelivery: "one",
  retryTimeoutMeaning: "pause",
  responseBodyRead: "status-alone",
  responseLimit: "status-decides",
  afterLastAttempt: "stays-enabled",
  redeliveryTarget: "current",
  disabledSubscription: "cancels",
  signedTime: "milliseconds",
  conversationsSuccess: "2xx",
  conversationsRetries: "no-response-408-429-5xx",
  personForm: "today",
  optionalMembers: "sometimes",
  doubtfulEventNames: "CONVERSATION_END_USER_REPLACED",
  channelNames: "WHATSAPP",
  openConversationId: "sent",
  openSignedBytes: "compact",
  openContentType: "json",
  openReceiptDirection: "Inbound",
} as const

export const RECEIVER_SWITCHES = {
  "interactions": [
    "finishedWaitsForStarted",
    "sendsAllB3Headers",
    "sampleApiKey",
    "traceId",
    "emailSelfUri",
    "entitiesPerDelivery",
    "responseBodyRead",
    "retryTimeoutMeaning",
    "responseLimit",
    "afterLastAttempt"
  ],
  "conversations": [
    "signedTime",
    "conversationsSuccess",
    "conversationsRetries",
    "personForm",
    "optionalMembers",
    "doubtfulEventNames",
    "channelNames",
    "retryTimeoutMeaning",
    "responseLimit",
    "afterLastAttempt"
  ],
  "open-messaging": [
    "openConversationId",
    "openSignedBytes",
    "openContentType",
    "openReceiptDirection",
    "retryTimeoutMeaning",
    "responseLimit",
    "afterLastAttempt"
  ]
} as const
