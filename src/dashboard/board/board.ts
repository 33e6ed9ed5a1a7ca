import { arrange, heightIn, LABEL_ABOVE, type BoardRow, type Grouping, type Order } from './board-rows.ts'
import { BoardView } from './board-view.ts'
import { Camera } from './camera.ts'
import type { Choice } from './choosing.ts'
import { nearestTo } from './density.ts'
import { part, setText } from '../parts/element.ts'
import { find, isFailing } from './finding.ts'
import { fitAll } from './framing.ts'
import type { Media } from '../parts/medium.ts'
import type { Model } from '../model.ts'
import type { PageState } from '../page-state.ts'
import { zoneName } from '../../timeline/local-time.ts'
import type { Lane } from '../../timeline/lanes.ts'
import type { TimeView } from '../../timeline/time-scale.ts'

export interface BoardParts {
  readonly grid: HTMLElement
  readonly model: Model
  readonly state: PageState
  readonly media: Media
  readonly quietSince: () => number | undefined
  readonly changed: () => void
}

/** Pixels from the end of the board within which the view stays at the end as the board grows. */
const NEAR_END_PX = 24

/** Rows to rearrange per millisecond since the last rearrangement: 20,000 every 0.4 s. */
const ROWS_A_MS = 50

/** The board: which deliveries are shown, in which rows, over which range of time. */
export class Board {
  readonly camera: Camera
  readonly #parts: BoardParts
  readonly #view: BoardView
  #lanes: readonly Lane[] = []
  #rows: readonly BoardRow[] = []
  #arranged = ''
  #arrangedAt = 0
  #revision = ''
  #late: ReturnType<typeof setTimeout> | undefined
  #shownIds: ReadonlySet<string> | undefined
  /** Deliveries that the user just published: each is scrolled into view once. */
  #awaited = new Set<string>()

  constructor(parts: BoardParts) {
    const { grid, model } = parts
    this.#parts = parts
    this.#view = new BoardView(grid, part('axis', HTMLDivElement))
    this.camera = new Camera(
      {
        now: () => model.now(),
        quietSince: parts.quietSince,
        lanes: () => this.#lanes,
        track: () => ({
          left: grid.getBoundingClientRect().left + this.#view.labelWidth,
          width: this.#view.trackWidth,
        }),
        changed: parts.changed,
      },
      grid,
    )
  }

  /** The shown deliveries, oldest first. */
  get shown(): readonly Lane[] {
    return this.#lanes
  }

  /**
   * The range of the mock's time that an export shows: the visible range on the clock scale, otherwise everything
   * shown.
   */
  exportView(): TimeView {
    return this.camera.kind === 'clock' ? this.camera.view() : fitAll(this.#lanes, this.#parts.model.now())
  }

  /** The deliveries on the board, from top to bottom. */
  inOrder(): readonly Lane[] {
    return this.#rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []))
  }

  /** How many rows of deliveries Page Up and Page Down move by. */
  pageRows(): number {
    return Math.max(1, Math.floor(this.#parts.grid.clientHeight / heightIn(this.#rows)) - 1)
  }

  grouping(): Grouping {
    const hasActs = this.#parts.model.parts.some(({ title }) => title !== '')
    return this.#parts.state.grouping.value ?? (hasActs ? 'act' : 'interaction')
  }

  order(): Order {
    return this.#parts.state.order.value ?? (this.grouping() === 'act' ? 'oldest' : 'newest')
  }

  draw(now: number): void {
    const { grid, model, state, media } = this.#parts
    const isAtEnd = grid.scrollTop + grid.clientHeight > grid.scrollHeight - NEAR_END_PX
    const hasGrown = this.#arrange()
    const choice = state.choice.value
    this.#view.draw({
      rows: this.#rows,
      lanes: this.#lanes,
      kind: this.camera.kind,
      view: this.camera.view(),
      now,
      who: (id) => model.nameOf(id),
      isShared: model.subscriptions.length > 1,
      eventOf: (id) => model.lanes.byId.get(id)?.event,
      mediumOf: (id) => media.of(id, () => this.#lanes.find(({ interactionId }) => interactionId === id)?.id),
      choice,
    })
    if (hasGrown && isAtEnd && this.order() === 'oldest') grid.scrollTop = grid.scrollHeight
    this.#settleAwaited()
    this.#noteView()
    setText(
      part('zone', HTMLElement),
      { clock: zoneName(now), since: 'since publication', steps: 'even steps' }[this.camera.kind],
    )
  }

  /** Scrolls to the attempt nearest to an instant of the mock's clock. */
  goTo(at: number): void {
    const found = nearestTo(this.#lanes, at)
    if (!found) return
    if (this.camera.kind === 'clock') this.camera.goTo(at)
    this.reveal(found)
  }

  /** Notes deliveries published from the page, which are scrolled into view once they are known. */
  expect(deliveries: readonly string[]): void {
    for (const id of deliveries) this.#awaited.add(id)
    this.camera.resume()
    // Their entries may have been drawn already, with no further redraw scheduled.
    this.#parts.changed()
  }

  /** Whether a delivery's row is visible without scrolling. */
  sees(id: string): boolean {
    return this.#view.sees(id)
  }

  /** Whether a delivery is shown, visible or scrolled out of view. */
  isShown(id: string): boolean {
    this.#shownIds ??= new Set(this.#lanes.map((lane) => lane.id))
    return this.#shownIds.has(id)
  }

  /** Scrolls a delivery and one of its attempts into view. */
  reveal({ id, attempt }: Choice): void {
    this.#arrange(true)
    this.#view.reveal(id)
    const lane = this.#parts.model.lanes.byId.get(id)
    const index = lane?.marks.findIndex(({ number }) => number === attempt) ?? -1
    const mark = lane?.marks[index]
    if (lane && mark) this.camera.reveal(lane, mark.startedAt, index)
    this.#parts.changed()
  }

  /** Shows the nearest attempt beyond one edge of a delivery's track. */
  showEdge(id: string, side: 'left' | 'right'): void {
    const lane = this.#parts.model.lanes.byId.get(id)
    if (!lane) return
    const { from, spanMs } = this.camera.view()
    const stops = lane.marks.map(({ startedAt }, index) => ({ at: startedAt, index }))
    if (lane.dueAt !== undefined) stops.push({ at: lane.dueAt, index: stops.length })
    const unit = ({ at, index }: (typeof stops)[number]): number => this.camera.unitOf(lane, at, index)
    const next =
      side === 'left' ? stops.findLast((stop) => unit(stop) < from) : stops.find((stop) => unit(stop) > from + spanMs)
    if (next) this.camera.reveal(lane, next.at, next.index)
  }

  /** The next delivery that failed or is failing, below the selected one, wrapping around at the end. */
  nextFailure(): Choice | undefined {
    const all = this.inOrder()
    const at = all.findIndex(({ id }) => id === this.#parts.state.choice.value?.id)
    const lane = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(isFailing)
    const failed = lane?.marks.findLast(({ outcome }) => outcome !== undefined && outcome !== 'accepted')
    return lane && { id: lane.id, attempt: failed?.number }
  }

  /** @param isUrgent whether the newest delivery must be included, however many there are */
  #arrange(isUrgent = this.#awaited.size > 0): boolean {
    const { model, state } = this.#parts
    const [grouping, order] = [this.grouping(), this.order()]
    const isNarrow = this.#view.isNarrow
    const room = this.#parts.grid.clientHeight
    const key = [state.chip.value, state.search.value, grouping, order, String(isNarrow), String(room)].join(' ')
    const { revision } = model
    if (key === this.#arranged && revision === this.#revision) return false
    if (key === this.#arranged && !isUrgent && this.#mustWait()) return false
    const before = this.#rows.length
    this.#arranged = key
    this.#revision = revision
    this.#arrangedAt = performance.now()
    this.#shownIds = undefined
    this.#lanes = find(model.lanes.order, state.chip.value, state.finds.value, (id) => model.nameOf(id))
    state.found.value = this.#lanes.length
    this.#rows = arrange(this.#lanes, model.parts, { grouping, order, room, labelAbove: isNarrow ? LABEL_ABOVE : 0 })
    return this.#rows.length > before
  }

  /** With many deliveries, not every new one causes a rearrangement; the last one always does. */
  #mustWait(): boolean {
    const left = this.#arrangedAt + this.#lanes.length / ROWS_A_MS - performance.now()
    if (left <= 0) return false
    this.#late ??= setTimeout(() => {
      this.#late = undefined
      this.#parts.changed()
    }, left)
    return true
  }

  /** Notes the visible range of time: that of the scale, or that of the rows. */
  #noteView(): void {
    const { inView } = this.#parts.state
    const { from, spanMs } = this.camera.view()
    let next = { from, to: from + spanMs }
    if (this.camera.kind !== 'clock') {
      const seen = this.#view.seenLanes().map(({ publishedAt }) => publishedAt)
      next = seen.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...seen), to: Math.max(...seen) }
    }
    if (next.from !== inView.value.from || next.to !== inView.value.to) inView.value = next
  }

  #settleAwaited(): void {
    for (const id of this.#awaited) {
      if (!this.#lanes.some((lane) => lane.id === id)) continue
      this.#awaited.delete(id)
      this.reveal({ id, attempt: undefined })
    }
  }
}
