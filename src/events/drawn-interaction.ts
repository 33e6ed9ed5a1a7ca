import type { Interaction, InteractionInput, InteractionSubtype, MediaType, Person, Queue, Tag } from './interaction.ts'
import { makeRequester } from './people.ts'
import { derive } from './random.ts'
import type { DrawSource } from './draw-source.ts'

/** The fields of an interaction; the requester may not be generated yet. */
export type InteractionFields = Omit<Interaction, 'requester'> & { readonly requester: Person | undefined }

/**
 * An interaction whose requester is generated on first use by a conversation event; STARTED and FINISHED do not use it,
 * which keeps them fast.
 */
export class DrawnInteraction implements Interaction {
  readonly #source: DrawSource
  #requester: Person | undefined
  readonly id: string
  readonly sessionId: string
  readonly mediaType: MediaType
  readonly interactionSubtype: InteractionSubtype
  readonly selfUri: string | undefined
  readonly state: Interaction['state']
  readonly csid: number
  readonly channel: string
  readonly status: Interaction['status']
  readonly direction: Interaction['direction']
  readonly queue: Queue | null
  readonly contactPoint: string
  readonly assignee: Person | null
  readonly subject: string | null
  readonly tags: readonly Tag[]
  readonly customAttributes: readonly unknown[] | undefined
  readonly createdAt: number

  constructor(source: DrawSource, fields: InteractionFields) {
    this.#source = source
    this.#requester = fields.requester
    this.id = fields.id
    this.sessionId = fields.sessionId
    this.mediaType = fields.mediaType
    this.interactionSubtype = fields.interactionSubtype
    this.selfUri = fields.selfUri
    this.state = fields.state
    this.csid = fields.csid
    this.channel = fields.channel
    this.status = fields.status
    this.direction = fields.direction
    this.queue = fields.queue
    this.contactPoint = fields.contactPoint
    this.assignee = fields.assignee
    this.subject = fields.subject
    this.tags = fields.tags
    this.customAttributes = fields.customAttributes
    this.createdAt = fields.createdAt
  }

  get requester(): Person {
    const { seed, ids, assume } = this.#source
    return (this.#requester ??= makeRequester(ids.over(derive(seed, 'requester', ids.seeded(this.id))), assume))
  }

  /** Returns a copy with changed fields; undefined ones do not change, and the requester is not generated. */
  with(changes: InteractionInput): DrawnInteraction {
    return new DrawnInteraction(this.#source, {
      id: this.id,
      sessionId: changes.sessionId ?? this.sessionId,
      mediaType: changes.mediaType ?? this.mediaType,
      interactionSubtype: changes.interactionSubtype ?? this.interactionSubtype,
      selfUri: changes.selfUri ?? this.selfUri,
      state: changes.state === undefined ? this.state : changes.state,
      csid: changes.csid ?? this.csid,
      channel: changes.channel ?? this.channel,
      status: changes.status ?? this.status,
      direction: changes.direction ?? this.direction,
      queue: changes.queue === undefined ? this.queue : changes.queue,
      contactPoint: changes.contactPoint ?? this.contactPoint,
      requester: changes.requester ?? this.#requester,
      assignee: changes.assignee === undefined ? this.assignee : changes.assignee,
      subject: changes.subject === undefined ? this.subject : changes.subject,
      tags: changes.tags ?? this.tags,
      customAttributes: changes.customAttributes ?? this.customAttributes,
      createdAt: changes.createdAt ?? this.createdAt,
    })
  }
}
