import { atLeast, mockNow, type ClockReading } from './travel/clock-face.ts'
import type { ClockData, SubscriptionView } from './mock/control-client.ts'
import type { Entry } from '../timeline/entry-view.ts'
import { counted } from '../picture/words.ts'
import { readNote, type Part } from '../timeline/notes.ts'
import { emptyLanes, forkLanes, isSettled, applyEntry, type Lane, type Lanes } from '../timeline/lanes.ts'
import { laneOfRow, prependLanes } from '../timeline/rows.ts'
import type { TimelinePage } from './mock/journal-feed.ts'
import { JournalHistory, type PastState } from './travel/time-travel.ts'

/** What the page knows of the mock. */
export class Model {
  #lanes = emptyLanes()
  /** What was said of what is shown, oldest first. */
  readonly #parts: Part[] = []
  readonly history = new JournalHistory()
  #past: PastState | undefined
  clock: ClockReading = { mode: 'manual', now: 0, nextDue: undefined, readAt: 0 }
  subscriptions: readonly SubscriptionView[] = []
  #read = 0
  #frozenAt: number | undefined
  /** Deliveries that settled since it was last asked. */
  #settled: Lane[] = []

  /** What is known of deliveries: now, or then while a person looks at the past. */
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

  /** Shows the mock as it was right after an entry, by its place in what was read; undefined shows the present. */
  travel(place: number | undefined): void {
    this.#read += 1
    this.#past = place === undefined ? undefined : this.history.stateAt(place)
  }

  /** Lets time go on in the past, between two entries. */
  travelClock(at: number): void {
    if (this.#past) this.#past = { ...this.#past, at: Math.max(at, this.#past.at) }
  }

  /** What is known of the present, also while the past is shown. */
  get present(): { readonly lanes: Lanes; readonly parts: readonly Part[]; readonly now: number } {
    return { lanes: this.#lanes, parts: this.#parts, now: mockNow(this.clock, performance.now()) }
  }

  now(): number {
    return this.#past?.at ?? this.#frozenAt ?? mockNow(this.clock, performance.now())
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

  /** Takes what the mock has come to; everything that was known before no longer counts. */
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

  /** Takes deliveries that are older than all that are known. */
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
