import type { Assumptions } from '../contract/assumptions.ts'
import type { Interaction } from './interaction.ts'
import type { Random } from './random.ts'

/** What the details of an event are made of. */
export interface Telling {
  /** As it stood before the event. */
  readonly before: Interaction
  /** As it stands right after. */
  readonly after: Interaction
  readonly random: Random
  readonly at: number
  /** What is told where the documents are silent. */
  readonly assume: Assumptions
}

/** Fields of an event alone, in the order they are sent. */
export type EventDetails = Readonly<Record<string, unknown>>
