import type { EventName } from '../events/catalogue.ts'
import { TextColumn } from '../kit/text-column.ts'
import type { DeliveryId } from './delivery.ts'
import type { EntryOf } from './entry.ts'

/** Initial capacity in events. The capacity is always a power of two. */
const FIRST_ROOM = 256

/** What only published events have, in separate columns, because most entries are of other types. */
export class PublishedColumns {
  #room = FIRST_ROOM
  #eventNames = new Array<EventName | undefined>(FIRST_ROOM).fill(undefined)
  #eventIds = new TextColumn(FIRST_ROOM)
  #interactionIds = new TextColumn(FIRST_ROOM)
  /** Number of the oldest event, and of the next one. */
  #oldest = 0
  #next = 0

  /** Adds an event; returns its number, for `get`. */
  push(event: EventName, eventId: string, interactionId: string): number {
    if (this.#next - this.#oldest === this.#room) this.#grow()
    const at = this.#next & (this.#room - 1)
    this.#eventNames[at] = event
    this.#eventIds.set(at, eventId)
    this.#interactionIds.set(at, interactionId)
    return this.#next++
  }

  /** Drops the oldest event. */
  shift(): void {
    const at = this.#oldest++ & (this.#room - 1)
    this.#eventNames[at] = undefined
    this.#eventIds.delete(at)
    this.#interactionIds.delete(at)
  }

  /** Returns the entry of an event with one delivery. */
  get(number: number, seq: number, stamp: number, deliveryId: DeliveryId): EntryOf<'published'> | undefined {
    const at = number & (this.#room - 1)
    const event = this.#eventNames[at]
    const eventId = this.#eventIds.get(at)
    const interactionId = this.#interactionIds.get(at)
    if (event === undefined || eventId === undefined || interactionId === undefined) return undefined
    const deliveries = [deliveryId]
    return { seq, at: stamp, type: 'published', eventId, event, interactionId, deliveries, skipped: [] }
  }

  #grow(): void {
    const room = this.#room * 2
    const names = new Array<EventName | undefined>(room).fill(undefined)
    const [eventIds, interactionIds] = [new TextColumn(room), new TextColumn(room)]
    for (let number = this.#oldest; number < this.#next; number++) {
      const [at, was] = [number & (room - 1), number & (this.#room - 1)]
      names[at] = this.#eventNames[was]
      eventIds.copy(at, this.#eventIds, was)
      interactionIds.copy(at, this.#interactionIds, was)
    }
    this.#room = room
    this.#eventNames = names
    this.#eventIds = eventIds
    this.#interactionIds = interactionIds
  }
}
