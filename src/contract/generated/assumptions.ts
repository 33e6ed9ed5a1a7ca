// Made from the specs by `npm run generate`; do not edit.

export const SWITCHES = {
  /** May a subscription made over the API name STARTED and FINISHED? */
  apiAcceptsInteractionEvents: [true,false],
  /** Is FINISHED held back while the STARTED of its interaction has not settled? */
  finishedWaitsForStarted: [true,false],
  /** Are X-B3-SpanId and X-B3-Sampled sent besides X-B3-TraceId? */
  sendsAllB3Headers: [true,false],
  /** PATCH of an id that does not exist */
  patchUnknownId: ["404","400"],
  /** PATCH with an empty object */
  emptyPatch: ["unchanged","touched"],
  /** An id that is no UUID */
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
  /** Unknown members in a request */
  unknownMembers: ["ignored","400"],
  /** Must customHeaders be given on creation? */
  customHeaders: ["optional","required"],
  /** Are custom headers shown in the member headers of a subscription? */
  customHeadersShown: ["in-headers","hidden"],
  /** Custom headers that name a protected header, Authorization besides authorization, or one of the framing */
  protectedCustomHeaders: ["ignored","400"],
  /** What becomes of the member filters */
  filters: ["refused","honored"],
  /** Subscriptions of an organization */
  maxSubscriptions: ["100","unbounded"],
  /** How does the API show subscriptions that were not made over it? */
  configuredSubscriptions: ["documented-form","hidden","as-is"],
  /** Order of the list */
  listOrder: ["oldest-first","by-name"],
  /** No or a wrong key, when one is required */
  missingToken: ["401","403"],
  /** Is a key needed to call the API? */
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
  /** Which instant deliveryTimestamp is */
  deliveryTimestamp: ["attempt-start","attempt-end","event"],
  /** What responseText holds */
  responseText: ["reason","body"],
  /** How the digest is written */
  digestText: ["hex","base64"],
  /** Is x-api-key sent to the receiver, as in the sample of the documents? */
  sampleApiKey: ["absent","sent"],
  /** X-B3-TraceId */
  traceId: ["per-delivery","per-attempt"],
  /** selfUri of an email */
  emailSelfUri: ["chat-path","absent"],
  /** Events in one delivery */
  entitiesPerDelivery: ["one","several"],
  /** What "retry timeout" means */
  retryTimeoutMeaning: ["pause","answer-deadline"],
  /** Does the sender read the answer */
  responseBodyRead: ["status-alone","code-0"],
  /** An endless answer */
  responseLimit: ["status-decides","failure"],
  /** After the last attempt */
  afterLastAttempt: ["stays-enabled","disabled"],
  /** Where a redelivery goes when the subscription was patched meanwhile */
  redeliveryTarget: ["current","original"],
  /** Disabling a subscription */
  disabledSubscription: ["cancels","goes-on"],
  /** t of the signature */
  signedTime: ["milliseconds","seconds","event"],
  /** Success */
  conversationsSuccess: ["2xx","200"],
  /** What is tried again */
  conversationsRetries: ["no-answer-408-429-5xx","everything"],
  /** Form of a person in a payload */
  personForm: ["today","older"],
  /** Members that an event may lack */
  optionalMembers: ["sometimes","always","never"],
  /** event_fqn of Transferred and EndUserReplaced */
  doubtfulEventNames: ["CONVERSATION_END_USER_REPLACED","CONVERSATION_ENDUSER_REPLACED"],
  /** Channel of WhatsApp */
  channelNames: ["WHATSAPP","WHATS_APP"],
  /** conversationId of an open message */
  openConversationId: ["sent","absent","empty"],
  /** How the JSON of an open message is written */
  openSignedBytes: ["compact","escaped","pretty"],
  /** Content-Type of an open message */
  openContentType: ["json","json-charset"],
  /** Direction of a receipt for an inbound message */
  openReceiptDirection: ["Inbound","Outbound"],
} as const
