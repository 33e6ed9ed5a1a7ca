import type { Entry } from '../../timeline/entry-view.ts'
import { emptyLanes, isSettled, applyEntry, type Lane, type Mark } from '../../timeline/lanes.ts'
import { readNote, type Part } from '../../timeline/notes.ts'

/** What a receiver did with one event. */
export interface LedgerLine {
  readonly event: string
  readonly interactionId: string
  effects: number
  duplicates: number
}

/** A request or response between the mock and the receiver. */
export type Flight =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'request'; readonly lane: Lane; readonly mark: Mark }
  | { readonly kind: 'response'; readonly lane: Lane; readonly mark: Mark }
  | { readonly kind: 'pause'; readonly lane: Lane; readonly dueAt: number }

/** What the audience sees after some entries of the journal; depends only on these entries. */
export class Scene {
  readonly lanes = emptyLanes()
  readonly parts: Part[] = []
  readonly ledger: LedgerLine[] = []
  flight: Flight = { kind: 'nothing' }
  /** The line of the ledger that changed last, until something else happens. */
  touched: LedgerLine | undefined
  /** Instant of the entry that was read last, on the mock's clock. */
  at = 0

  read(entry: Entry): void {
    this.at = Date.parse(entry.at)
    const lane = applyEntry(this.lanes, entry)
    readNote(this.parts, entry)
    switch (entry.type) {
      case 'reset':
        this.ledger.length = 0
        this.flight = { kind: 'nothing' }
        this.touched = undefined
        return
      case 'noted':
        if (entry.kind === 'effect' || entry.kind === 'duplicate') this.#enter(entry)
        else if (entry.kind === 'title') {
          this.flight = { kind: 'nothing' }
          this.touched = undefined
        }
        return
      case 'attempt-started':
      case 'attempt-ended': {
        const mark = lane?.marks.find(({ number }) => number === entry.attempt)
        if (!lane || !mark) return
        this.flight = { kind: entry.type === 'attempt-started' ? 'request' : 'response', lane, mark }
        if (entry.type === 'attempt-started') this.touched = undefined
        return
      }
      case 'scheduled':
        if (lane?.dueAt !== undefined && lane.marks.length > 0) this.flight = { kind: 'pause', lane, dueAt: lane.dueAt }
        return
      default:
    }
  }

  /** The deliveries of the current act, oldest first; at most the newest four. */
  get ofAct(): readonly Lane[] {
    const since = this.parts.findLast(({ title }) => title !== '')?.seq ?? 0
    return this.lanes.order.filter(({ seq }) => seq >= since).slice(-4)
  }

  /** Whether nothing is in progress. */
  get isQuiet(): boolean {
    return this.lanes.order.every(isSettled)
  }

  #enter({ kind, event, interactionId }: { kind: 'effect' | 'duplicate'; event: string; interactionId: string }): void {
    let line = this.ledger.find((one) => one.event === event && one.interactionId === interactionId)
    if (!line) this.ledger.push((line = { event, interactionId, effects: 0, duplicates: 0 }))
    if (kind === 'effect') line.effects += 1
    else line.duplicates += 1
    this.touched = line
  }
}

/** Returns whether an entry changes what the audience sees, and so is a separate step. */
export const isBeat = (entry: Entry): boolean => {
  switch (entry.type) {
    case 'noted':
    case 'attempt-started':
    case 'attempt-ended':
    case 'settled':
    case 'reset':
      return true
    case 'fault-fired':
      return entry.attempt > 0
    case 'scheduled':
      return entry.dueAt !== undefined && entry.attempt > 1
    default:
      return false
  }
}
