import { atLeast, mockNow, type ClockReading } from './clock-face.ts'
import type { ClockData, SubscriptionView } from './control-client.ts'
import type { Entry } from '../timeline/entry-view.ts'
import { counted } from '../picture/words.ts'
import { readNote, type Part } from '../timeline/notes.ts'
import { emptyLanes, isSettled, readInto, type Lane } from '../timeline/lanes.ts'

/** What the page knows of the mock. */
export class Model {
  readonly lanes = emptyLanes()
  /** What was said of what is shown, oldest first. */
  readonly parts: Part[] = []
  clock: ClockReading = { mode: 'manual', now: 0, nextDue: undefined, readAt: 0 }
  subscriptions: readonly SubscriptionView[] = []
  #read = 0
  #frozenAt: number | undefined
  /** Deliveries that settled since it was last asked. */
  #settled: Lane[] = []

  now(): number {
    return this.#frozenAt ?? mockNow(this.clock, performance.now())
  }

  /** Stops the clock that is shown while nobody knows what the mock's does. Returns where it stopped. */
  freeze(): number {
    this.#frozenAt ??= this.now()
    return this.#frozenAt
  }

  thaw(): void {
    this.#frozenAt = undefined
  }

  setClock({ mode, now, nextDue }: ClockData): void {
    this.clock = {
      mode,
      now: Date.parse(now),
      nextDue: nextDue === null ? undefined : Date.parse(nextDue),
      readAt: performance.now(),
    }
  }

  /** Counts what was read of the journal, and every change of what is known beside it. */
  get revision(): string {
    return `${String(this.#read)} ${String(this.subscriptions.length)}`
  }

  /** Reads entries and answers the lanes they changed. */
  read(entries: readonly Entry[]): Set<Lane> {
    this.#read += 1
    const changed = new Set<Lane>()
    for (const entry of entries) {
      const lane = readInto(this.lanes, entry)
      readNote(this.parts, entry)
      if (lane) changed.add(lane)
      if (entry.type === 'settled' && lane) this.#settled.push(lane)
    }
    const last = entries.at(-1)
    if (last) this.clock = atLeast(this.clock, Date.parse(last.at), performance.now())
    return changed
  }

  forget(): void {
    this.#read += 1
    this.lanes.byId.clear()
    this.lanes.order.length = 0
    this.parts.length = 0
    this.#settled = []
  }

  nameOf(subscriptionId: string): string {
    return this.subscriptions.find(({ id }) => id === subscriptionId)?.name ?? subscriptionId
  }

  secretOf(subscriptionId: string): string | undefined {
    return this.subscriptions.find(({ id }) => id === subscriptionId)?.secretKey
  }

  /** Says what settled since the last time, for those who listen rather than look. */
  announcement(): string {
    const settled = this.#settled.filter(isSettled)
    this.#settled = []
    if (settled.length === 0) return ''
    if (settled.length > 3) return `${String(settled.length)} deliveries settled`
    return settled
      .map(
        ({ event, state, marks }) =>
          `${event} ${state === 'exhausted' ? 'gave up' : state} after ${counted(marks.length, 'attempt')}`,
      )
      .join('; ')
  }
}
