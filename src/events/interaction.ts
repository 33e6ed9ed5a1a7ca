export type MediaType = 'chat' | 'email'
export type InteractionSubtype =
  | 'InboundNew'
  | 'Outbound'
  | 'SMS'
  | 'WhatsApp'
  | 'FacebookPublic'
  | 'FacebookPrivate'
  | 'TwitterPublic'
  | 'TwitterPrivate'

/** A customer or an agent, with the field names of the conversations dialect. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** E.164, or null. */
  readonly phone: string | null
  readonly roles: readonly string[]
  /** `Contact` or `Member`; absent in the older form of a person. */
  readonly user_type?: string | undefined
}

/** A queue of the contact center. */
export interface Queue {
  readonly id: string
  readonly name: string
}

/** A tag of a conversation, with the field names of the conversations dialect. */
export interface Tag {
  readonly id: string
  readonly name: string
  readonly is_deactivated: boolean
}

/**
 * One customer contact, the same in all dialects: an interaction of the Interactions Webhook and a conversation of the
 * subscription API.
 */
export interface Interaction {
  /** UUID: `entity.id` of the interactions dialect. */
  readonly id: string
  /** UUID: the first ID in the path of `selfUri`. */
  readonly sessionId: string
  readonly mediaType: MediaType
  readonly interactionSubtype: InteractionSubtype
  /** Replaces the generated `selfUri`. */
  readonly selfUri: string | undefined
  /** Null before STARTED; STARTED until FINISHED. */
  readonly state: 'STARTED' | 'FINISHED' | null
  readonly csid: number
  /** UPPER_SNAKE, e.g. `WIDGET_CHAT`. */
  readonly channel: string
  readonly status: 'OPEN' | 'PENDING' | 'AWAITING_PENDING' | 'CLOSED'
  readonly direction: 'INBOUND' | 'OUTBOUND'
  readonly queue: Queue | null
  readonly contactPoint: string
  readonly requester: Person
  readonly assignee: Person | null
  readonly subject: string | null
  readonly tags: readonly Tag[]
  /** Undefined if events do not have them; the content of the list is not documented. */
  readonly customAttributes: readonly unknown[] | undefined
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
}

/** The fields of an interaction that a caller can set; others are generated, or kept if the ID is known. */
export type InteractionInput = { readonly [K in keyof Interaction]?: Interaction[K] | undefined }
