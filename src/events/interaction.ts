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

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** E.164, or null. */
  readonly phone: string | null
  readonly roles: readonly string[]
  /** `Contact` or `Member`; absent in the older form. */
  readonly user_type?: string | undefined
}

export interface Queue {
  readonly id: string
  readonly name: string
}

export interface Tag {
  readonly id: string
  readonly name: string
  readonly is_deactivated: boolean
}

/**
 * One customer contact, told coherently by both dialects: a Genesys interaction and, seen by the subscription API, a
 * conversation.
 */
export interface Interaction {
  /** UUID: `entity.id` of the interactions dialect. */
  readonly id: string
  /** UUID: the first id in the path of `selfUri`. */
  readonly sessionId: string
  readonly mediaType: MediaType
  readonly interactionSubtype: InteractionSubtype
  /** Replaces the generated `selfUri` when given. */
  readonly selfUri: string | undefined
  /** STARTED until it is finished; null before it was started. */
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
  /** Undefined where an event does not carry them; what stands in the list is not documented. */
  readonly customAttributes: readonly unknown[] | undefined
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
}

/** What a caller may set of an interaction; the rest is generated or kept from what is known of that id. */
export type InteractionInput = { readonly [K in keyof Interaction]?: Interaction[K] | undefined }
