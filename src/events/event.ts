import type { Interaction } from './interaction.ts'
import type { EventName } from './catalogue.ts'

/** Something that happened to an interaction: immutable, with one id. */
export interface MockEvent {
  /**
   * UUID. Sent as `operationId` (interactions dialect) or `event_id` (conversations dialect), the same on every
   * redelivery.
   */
  readonly id: string
  readonly name: EventName
  /** When it happened: milliseconds since the Unix epoch, on the mock's clock. */
  readonly at: number
  /** The interaction right after the event. */
  readonly interaction: Interaction
  /** The fields of this event besides its interaction, with the names and order of the conversations dialect. */
  readonly details: Readonly<Record<string, unknown>>
}
