import type { Interaction } from './interaction.ts'
import type { EventName } from './catalogue.ts'

/** Something that happened to an interaction: immutable, one id for life. */
export interface MockEvent {
  /**
   * UUID. Sent as `operationId` (interactions dialect) or `event_id` (conversations dialect), equal on every
   * redelivery.
   */
  readonly id: string
  readonly name: EventName
  /** When it happened: milliseconds since the Unix epoch, on the mock's clock. */
  readonly at: number
  /** The interaction as it stood right after the event. */
  readonly interaction: Interaction
  /** What this event alone carries, in the conversations dialect's own member names and order. */
  readonly details: Readonly<Record<string, unknown>>
}
