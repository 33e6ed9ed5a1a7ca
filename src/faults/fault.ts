/** On which plane a fault acts: what is owed, what the request says, or how its bytes travel. */
export type Plane = 'plan' | 'message' | 'wire'

/** One parameter of a fault, as a file or a request may give it. */
export interface Parameter {
  readonly kind: 'text' | 'whole-number' | 'duration' | 'choice'
  readonly required: boolean
  readonly means: string
  /** For `choice`. */
  readonly choices?: readonly string[]
  /** For `whole-number`, both included. */
  readonly least?: number
  readonly most?: number
}

/** What users are told of a fault. */
export interface FaultInfo {
  readonly name: string
  readonly plane: Plane
  readonly does: string
  /** What a correct receiver does under it. */
  readonly receiver: string
  readonly parameters: Readonly<Record<string, Parameter>>
}
