import type { Assumptions } from '../contract/assumptions.ts'
import type { Interaction } from './interaction.ts'
import type { Random } from './random.ts'

/** The input for the details of an event. */
export interface EventContext {
  /** The interaction before the event. */
  readonly before: Interaction
  /** The interaction right after the event. */
  readonly after: Interaction
  readonly random: Random
  readonly at: number
  /** The assumptions made where the documents are silent. */
  readonly assume: Assumptions
}

/** Fields of an event besides its interaction, in the order in which they are sent. */
export type EventDetails = Readonly<Record<string, unknown>>
