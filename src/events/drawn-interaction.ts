import type { Interaction, InteractionInput, InteractionSubtype, MediaType, Person, Queue, Tag } from './interaction.ts'
import { makeRequester } from './people.ts'
import { derive } from './random.ts'
import type { DrawSource } from './draw-source.ts'

/** The fields of an interaction; the requester may not be generated yet. */
export type InteractionMembers = Omit<Interaction, 'requester'> & { readonly requester: Person | undefined }

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

  constructor(source: DrawSource, members: InteractionMembers) {
    this.#source = source
    this.#requester = members.requester
    this.id = members.id
    this.sessionId = members.sessionId
    this.mediaType = members.mediaType
    this.interactionSubtype = members.interactionSubtype
    this.selfUri = members.selfUri
    this.state = members.state
    this.csid = members.csid
    this.channel = members.channel
    this.status = members.status
    this.direction = members.direction
    this.queue = members.queue
    this.contactPoint = members.contactPoint
    this.assignee = members.assignee
    this.subject = members.subject
    this.tags = members.tags
    this.customAttributes = members.customAttributes
    this.createdAt = members.createdAt
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
