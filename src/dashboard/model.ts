import { atLeast, mockNow, type ClockReading } from './travel/clock-face.ts'
import type { ClockData, SubscriptionView } from './mock/control-client.ts'
import type { Entry } from '../timeline/entry-view.ts'
import { counted } from '../picture/words.ts'
import { readNote, type Part } from '../timeline/notes.ts'
import { emptyLanes, forkLanes, isSettled, applyEntry, type Lane, type Lanes } from '../timeline/lanes.ts'
import { laneOfRow, prependLanes } from '../timeline/rows.ts'
import type { TimelinePage } from './mock/journal-feed.ts'
import { JournalHistory, type PastState } from './travel/time-travel.ts'

/** The page's knowledge of the mock. */
export class Model {
  #lanes = emptyLanes()
  /** Titles and notes about what is shown, oldest first. */
  readonly #parts: Part[] = []
  readonly history = new JournalHistory()
  #past: PastState | undefined
  clock: ClockReading = { mode: 'manual', now: 0, nextDue: undefined, readAt: 0 }
  subscriptions: readonly SubscriptionView[] = []
  #read = 0
  #frozenAt: number | undefined
  /** Deliveries that settled since the last announcement. */
  #settled: Lane[] = []

  /** The state of deliveries: the current one, or the past one that the user is viewing. */
  get lanes(): Lanes {
    return this.#past?.lanes ?? this.#lanes
  }

  get parts(): readonly Part[] {
    return this.#past?.parts ?? this.#parts
  }

  /** Whether the past is shown. */
  get isPast(): boolean {
    return this.#past !== undefined
  }

  /**
   * Shows the mock as it was right after an entry, by its position in the entries read; undefined shows the present.
   */
  travel(place: number | undefined): void {
    this.#read += 1
    this.#past = place === undefined ? undefined : this.history.stateAt(place)
  }

  /** Lets time pass between two entries of the past. */
  travelClock(at: number): void {
    if (this.#past) this.#past = { ...this.#past, at: Math.max(at, this.#past.at) }
  }

  /** The present state, even while the past is shown. */
  get present(): { readonly lanes: Lanes; readonly parts: readonly Part[]; readonly now: number } {
    return { lanes: this.#lanes, parts: this.#parts, now: mockNow(this.clock, performance.now()) }
  }

  now(): number {
    return this.#past?.at ?? this.#frozenAt ?? mockNow(this.clock, performance.now())
  }

  /** Stops the displayed clock while the mock's clock is unknown; returns the time at which it stopped. */
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

  /** Incremented for everything read from the journal, and for every other change of state. */
  get revision(): string {
    return `${String(this.#read)} ${String(this.subscriptions.length)}`
  }

  /** Sets the current state of the mock, which replaces everything known before. */
  begin({ data, seq, now, parts }: TimelinePage): void {
    this.forget()
    this.clock = atLeast(this.clock, now, performance.now())
    const lanes = emptyLanes()
    prependLanes(
      lanes,
      data.map((row) => laneOfRow(row, seq)),
    )
    this.#parts.push(...parts.map((part) => ({ ...part })))
    this.history.begin(seq, { lanes, parts: parts.map((part) => ({ ...part })), at: 0 })
    this.#lanes = forkLanes(lanes)
  }

  /** Adds deliveries older than all known ones. */
  addOlder({ data, seq }: TimelinePage): void {
    this.#read += 1
    const older = data.map((row) => laneOfRow(row, seq))
    this.history.addOlder(older)
    prependLanes(this.#lanes, older)
  }

  /** Reads entries and returns the lanes they changed. */
  read(entries: readonly Entry[]): Set<Lane> {
    this.#read += 1
    this.history.add(entries)
    const changed = new Set<Lane>()
    for (const entry of entries) {
      const lane = applyEntry(this.#lanes, entry)
      readNote(this.#parts, entry)
      if (lane) changed.add(lane)
      if (entry.type === 'settled' && lane) this.#settled.push(lane)
    }
    const last = entries.at(-1)
    if (last) this.clock = atLeast(this.clock, Date.parse(last.at), performance.now())
    return changed
  }

  forget(): void {
    this.#read += 1
    this.#lanes = emptyLanes()
    this.#parts.length = 0
    this.#past = undefined
    this.history.clear()
    this.#settled = []
  }

  nameOf(subscriptionId: string): string {
    return this.subscriptions.find(({ id }) => id === subscriptionId)?.name ?? subscriptionId
  }

  secretOf(subscriptionId: string): string | undefined {
    return this.subscriptions.find(({ id }) => id === subscriptionId)?.secretKey
  }

  /** Returns a text about the deliveries settled since the last call, for screen readers. */
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
