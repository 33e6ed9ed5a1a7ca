import type { Entry } from '../../timeline/entry-view.ts'
import { emptyLanes, forkLanes, applyEntry, type Lane, type Lanes } from '../../timeline/lanes.ts'
import { readNote, type Part } from '../../timeline/notes.ts'
import { prependLanes } from '../../timeline/rows.ts'

/** The most entries to keep for time travel; beyond that, the oldest tenth is dropped. */
export const MAX_KEPT_ENTRIES = 50_000
/** How many entries lie between two stored states, so that any state is quick to compute. */
const STATE_EVERY = 2000

/** The mock as it was right after one of its journal entries. */
export interface PastState {
  readonly lanes: Lanes
  readonly parts: Part[]
  /** The mock's time at that entry. */
  readonly at: number
}

/** A state with its position: the entries before it have been applied. */
interface Stop {
  readonly place: number
  readonly state: PastState
}

const NOTHING = (): PastState => ({ lanes: emptyLanes(), parts: [], at: 0 })

const copyOf = ({ lanes, parts, at }: PastState): PastState => ({
  lanes: forkLanes(lanes),
  parts: parts.map((part) => ({ ...part })),
  at,
})

/** Returns an entry without the fields that no row shows, so that many can be kept. */
const slim = (entry: Entry): Entry =>
  entry.type === 'attempt-ended' && entry.outcome.response
    ? { ...entry, outcome: { ...entry.outcome, response: { ...entry.outcome.response, headers: {}, body: '' } } }
    : entry

/**
 * Returns the lanes that a journal starts with if its beginning is no longer kept: those older than its first entry.
 */
const olderThan = (lanes: Lanes, entries: readonly Entry[]): Lanes => {
  const [first] = entries
  const begin = first ? Date.parse(first.at) : 0
  const named = new Set(entries.flatMap((entry) => ('deliveryId' in entry ? [entry.deliveryId] : [])))
  const older = lanes.order
    .filter(({ seq }) => first !== undefined && seq < first.seq)
    .map((lane): Lane =>
      named.has(lane.id)
        ? {
            ...lane,
            readTo: 0,
            state: 'scheduled',
            dueAt: undefined,
            marks: lane.marks.filter(({ endedAt = Infinity }) => endedAt < begin),
          }
        : { ...lane, readTo: 0 },
    )
  const made = emptyLanes()
  prependLanes(made, older)
  return made
}

/**
 * The part of the journal that the page has read. Any past state results from applying its entries up to a position.
 */
export class JournalHistory {
  #entries: Entry[] = []
  /** The state that the first entry is applied to. */
  #base = NOTHING()
  #stops: Stop[] = []
  #current: Stop | undefined
  #missing = 0

  get length(): number {
    return this.#entries.length
  }

  /** Number of the last entry before the first kept one if it was not read itself; otherwise 0. */
  get missing(): number {
    return this.#missing
  }

  /** The kept entries, oldest first. */
  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** Starts after an entry of the journal, with the state that it led to. */
  begin(seq: number, state: PastState): void {
    this.clear()
    this.#base = state
    this.#missing = seq
  }

  /** Adds lanes older than all initial ones. */
  addOlder(lanes: readonly Lane[]): void {
    prependLanes(this.#base.lanes, lanes)
    this.#forgetStates()
  }

  add(entries: readonly Entry[]): void {
    for (const entry of entries) this.#entries.push(slim(entry))
    const excess = this.#entries.length - MAX_KEPT_ENTRIES
    if (excess <= MAX_KEPT_ENTRIES / 10) return
    this.#base = copyOf(this.stateAt(excess - 1) ?? NOTHING())
    this.#missing = this.#entries[excess - 1]?.seq ?? 0
    this.#entries = this.#entries.slice(excess)
    this.#forgetStates()
  }

  /** Adds the entries that led to the initial state. */
  fill(entries: readonly Entry[]): void {
    const kept = entries.filter(({ seq }) => seq <= this.#missing).map(slim)
    this.#base = { ...NOTHING(), lanes: olderThan(this.#base.lanes, kept) }
    this.#entries = [...kept, ...this.#entries]
    this.#missing = 0
    this.#forgetStates()
  }

  clear(): void {
    this.#entries = []
    this.#base = NOTHING()
    this.#missing = 0
    this.#forgetStates()
  }

  /** Returns the entry at a position, from 0. */
  entry(index: number): Entry | undefined {
    return this.#entries[index]
  }

  /**
   * Returns the state right after the entry at a position; undefined if there is none. It is valid until the next
   * call.
   */
  stateAt(index: number): PastState | undefined {
    const last = this.#entries[index]
    if (!last) return undefined
    let { place, state } = this.#nearest(index + 1)
    for (; place <= index; place++) {
      if (place % STATE_EVERY === 0 && place > (this.#stops.at(-1)?.place ?? 0)) {
        this.#stops.push({ place, state })
        state = copyOf(state)
      }
      const entry = this.#entries[place]
      if (!entry) continue
      applyEntry(state.lanes, entry)
      readNote(state.parts, entry)
    }
    state = { ...state, at: Date.parse(last.at) }
    this.#current = { place, state }
    return state
  }

  /** Returns the nearest state before a position, which the caller may modify. */
  #nearest(place: number): Stop {
    const stop = this.#stops.findLast((one) => one.place <= place) ?? { place: 0, state: this.#base }
    const current = this.#current
    if (current && current.place <= place && current.place >= stop.place) return current
    return { place: stop.place, state: copyOf(stop.state) }
  }

  #forgetStates(): void {
    this.#stops = []
    this.#current = undefined
  }
}
