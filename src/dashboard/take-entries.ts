import { quietly } from './parts/quietly.ts'
import type { Board } from './board/board.ts'
import type { DetailModel } from './detail/detail-model.ts'
import type { EnginePanels } from './panels/engine-panels.ts'
import type { TimelinePage } from './mock/journal-feed.ts'
import type { Model } from './model.ts'
import type { PageState, RefusedCall } from './page-state.ts'
import type { unseenEvents } from './board/unseen-events.ts'
import type { Entry } from '../timeline/entry-view.ts'
import { isSettled } from '../timeline/lanes.ts'

/** The most refused API calls to list. */
const MAX_REFUSED = 200

/** The parts of the page that show the journal, and what they make the page read again. */
export interface ShowingParts {
  readonly model: Model
  readonly state: PageState
  readonly detail: DetailModel
  readonly engine: EnginePanels
  readonly unseen: ReturnType<typeof unseenEvents>
  readonly readClock: () => Promise<void>
  readonly readSubscriptions: () => Promise<void>
}

export interface TakingParts extends ShowingParts {
  readonly board: Board
  readonly recount: () => void
}

const refusedIn = (entries: readonly Entry[]): RefusedCall[] =>
  entries.flatMap((entry) => (entry.type === 'api-refused' ? [{ ...entry, at: Date.parse(entry.at) }] : []))

const CHANGES_SUBSCRIPTIONS: ReadonlySet<Entry['type']> = new Set([
  'subscription-changed',
  'retry-policy-changed',
  'reset',
])

/** Passes entries read from the journal to every part of the page that shows them. */
export class EntryTaking {
  readonly #parts: TakingParts
  #quietSince: number | undefined

  constructor(parts: TakingParts) {
    this.#parts = parts
  }

  /** When the last event happened, if nothing is in progress. */
  get quietSince(): number | undefined {
    return this.#quietSince
  }

  /** Sets the current state of the mock. */
  begin(page: TimelinePage): void {
    const { model, state, detail, recount } = this.#parts
    model.begin(page)
    state.refused.value = refusedIn(page.refused)
    this.#rest(Math.max(0, ...model.lanes.order.map(({ marks, publishedAt }) => marks.at(-1)?.endedAt ?? publishedAt)))
    if (detail.choice.value && !model.lanes.byId.has(detail.choice.value.id) && page.next === undefined) detail.close()
    recount()
  }

  take(entries: readonly Entry[]): void {
    const { model, state, board, detail, engine, unseen, readClock, readSubscriptions, recount } = this.#parts
    const changed = model.read(entries)
    const last = entries.at(-1)
    if (last) this.#rest(Date.parse(last.at))
    const newest = model.lanes.order.at(-1)
    if (newest && changed.has(newest)) board.camera.newest(newest)
    const chosen = detail.choice.value && model.lanes.byId.get(detail.choice.value.id)
    if (chosen && changed.has(chosen)) quietly(() => detail.refresh())
    if (entries.some(({ type }) => type === 'reset')) {
      detail.close()
      state.refused.value = []
    }
    const refused = refusedIn(entries)
    if (refused.length > 0) state.refused.value = [...state.refused.value, ...refused].slice(-MAX_REFUSED)
    unseen.take(entries)
    if (entries.some(({ type }) => CHANGES_SUBSCRIPTIONS.has(type))) quietly(readSubscriptions)
    engine.take(entries)
    if (entries.some(({ type }) => type === 'clock-moved')) quietly(readClock)
    recount()
  }

  #rest(at: number): void {
    const { order } = this.#parts.model.lanes
    this.#quietSince = order.length > 0 && order.every(isSettled) ? at : undefined
  }
}
