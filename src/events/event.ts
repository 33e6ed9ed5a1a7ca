import type { Interaction } from './interaction.ts'
import type { EventName } from './catalogue.ts'

/** An immutable record of something that happened to an interaction, with one ID. */
export interface MockEvent {
  /**
   * UUID, the same on every redelivery. Sent as `operationId` (interactions dialect) or `event_id` (conversations
   * dialect); the open-messaging dialect derives the message ID from it.
   */
  readonly id: string
  readonly name: EventName
  /** When it happened: milliseconds since the Unix epoch, on the mock's clock. */
  readonly at: number
  /** The interaction right after the event. */
  readonly interaction: Interaction
  /** The fields of this event besides its interaction, with the names and the order in which its dialect sends them. */
  readonly details: Readonly<Record<string, unknown>>
}
