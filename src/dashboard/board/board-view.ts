import { drawAxis } from './axis.ts'
import { heightIn, LABEL_ABOVE, rowAt, type BoardRow } from './board-rows.ts'
import type { Choice } from './choosing.ts'
import { element } from '../parts/element.ts'
import { HeadRow, keyOf } from './head-row.ts'
import { LaneRow } from './lane-row.ts'
import { SeenRows } from './seen-rows.ts'
import { pixelsPerUnit, PAD_PX, scaleOf, type ScaleKind } from './scale.ts'
import type { Lane } from '../../timeline/lanes.ts'
import type { TimeView } from '../../timeline/time-scale.ts'

export interface BoardState {
  readonly rows: readonly BoardRow[]
  readonly lanes: readonly Lane[]
  readonly kind: ScaleKind
  readonly view: TimeView
  readonly now: number
  readonly who: (subscriptionId: string) => string
  /** Whether deliveries go to more than one receiver. */
  readonly isShared: boolean
  readonly eventOf: (id: string) => string | undefined
  readonly mediumOf: (interactionId: string) => string
  readonly choice: Choice | undefined
}

/** The interactions that have a header in an arrangement. */
interface Heads {
  readonly of: readonly BoardRow[]
  readonly ids: ReadonlySet<string>
}

/** Pixels drawn beyond the edges, so that quick scrolling shows no blank rows. */
const MARGIN_PX = 160
/** Milliseconds after the last scroll until rows are put in document order again. */
const ORDER_MS = 100

const heightName = (height: number): 'tall' | 'middle' | 'dense' => {
  if (height >= 88) return 'tall'
  return height >= 56 ? 'middle' : 'dense'
}

/** Draws only the visible rows, however many there are. */
export class BoardView {
  readonly #grid: HTMLElement
  readonly #axis: HTMLElement
  readonly #body = element('div', { role: 'rowgroup', class: 'rows' })
  readonly #rows = new SeenRows()
  readonly #present = element('div', { class: 'present', role: 'none' })
  readonly #narrow = matchMedia('(max-width: 640px)')
  #origin = 0
  #key = ''
  #shift = ''
  #headed: Heads = { of: [], ids: new Set() }
  #shown: readonly BoardRow[] = []
  /**
   * Visible part of the board, in pixels. It is measured once per redraw, before anything changes: reading it later
   * forces another layout.
   */
  #sight = { top: 0, height: 0 }
  #late: ReturnType<typeof setTimeout> | undefined

  constructor(grid: HTMLElement, axis: HTMLElement) {
    this.#grid = grid
    this.#axis = axis
    grid.append(this.#body)
    axis.after(this.#present)
  }

  /** Whether labels are above their tracks, as on a phone. */
  get isNarrow(): boolean {
    return this.#narrow.matches
  }

  get labelWidth(): number {
    return this.isNarrow ? 0 : 300
  }

  get trackWidth(): number {
    return Math.max(50, this.#grid.clientWidth - this.labelWidth)
  }

  draw(state: BoardState): void {
    const { rows, lanes, kind, view, now } = state
    this.#measure()
    const width = this.trackWidth
    const perUnit = pixelsPerUnit(kind, view, width)
    const pad = kind === 'clock' ? 0 : PAD_PX
    // Positions are relative to an origin near the view: distant ones would lose precision, and need not be drawn.
    if (kind !== 'clock') this.#origin = 0
    else if (Math.abs(view.from - this.#origin) > view.spanMs * 2) this.#origin = view.from
    const height = heightIn(rows) - (this.isNarrow ? LABEL_ABOVE : 0)
    const rowHeight = heightName(height)
    const key = `${kind} ${String(this.#origin)} ${perUnit.toPrecision(8)} ${String(height)} ${String(width)}`
    const isScaled = key !== this.#key
    this.#key = key
    const limit = Math.max(width * 6, 20_000)
    const place = (unit: number): number => Math.min(limit, Math.max(-limit, pad + (unit - this.#origin) * perUnit))
    const shift = (this.#origin - view.from) * perUnit
    this.#place(shift)
    if (isScaled) drawAxis(this.#axis, kind, view, place, width)
    this.#present.style.translate = `${(this.labelWidth + (now - view.from) * perUnit).toFixed(1)}px 0`
    this.#present.hidden = kind !== 'clock' || lanes.length === 0 || now < view.from || now > view.from + view.spanMs

    const isScrolled = this.#shown === rows
    this.#holdPlace(rows)
    const total = (rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0)
    this.#body.style.height = `${String(total)}px`
    this.#grid.setAttribute('aria-rowcount', String(rows.length))
    this.#grid.dataset['rows'] = rowHeight
    const first = rowAt(rows, this.#sight.top - MARGIN_PX)
    const bottom = this.#sight.top + this.#sight.height + MARGIN_PX
    const window = { left: -shift, right: -shift + width }
    const { ids: headed } = this.#headedBy(rows)
    const seen: [id: string, row: BoardRow, index: number][] = []
    for (let index = first; index < rows.length; index++) {
      const row = rows[index]
      if (!row || row.top > bottom) break
      seen.push([keyOf(row), row, index])
    }
    this.#rows.release(new Set(seen.map(([id]) => id)))
    const wanted = seen.map(([id, row, index]) => {
      const made = this.#rows.take(id, row)
      if (row.kind === 'lane' && made instanceof LaneRow) {
        const { lane } = row
        made.draw(lane, {
          key,
          scale: scaleOf(kind, lane, now, place),
          height: rowHeight,
          now,
          present: kind === 'since' ? place(now - lane.publishedAt) : undefined,
          window,
          receiver: state.isShared ? state.who(lane.subscriptionId) : undefined,
          isAlone: !headed.has(lane.interactionId),
          eventOf: state.eventOf,
        })
      } else if (row.kind !== 'lane' && made instanceof HeadRow) made.draw(row, state.mediumOf)
      made.element.style.translate = `0 ${String(row.top)}px`
      made.element.style.height = `${String(row.height)}px`
      made.element.setAttribute('aria-rowindex', String(index + 1))
      return made.element
    })
    this.#rows.drop()
    clearTimeout(this.#late)
    if (isScrolled && this.#rows.isMisplaced) this.#orderLater(wanted)
    else this.#order(wanted)
    this.#mark(state.choice)
  }

  /** Scrolls a delivery's row into view; returns whether scrolling was necessary. */
  reveal(id: string): boolean {
    const row = this.#shown.find((one) => one.kind === 'lane' && one.lane.id === id)
    if (!row) return false
    const { scrollTop, clientHeight } = this.#grid
    if (row.top < scrollTop) this.#grid.scrollTop = Math.max(0, row.top - 60)
    else if (row.top + row.height > scrollTop + clientHeight) this.#grid.scrollTop = row.top + row.height - clientHeight
    else return false
    return true
  }

  /** Whether a delivery's row is visible. */
  sees(id: string): boolean {
    const row = this.#shown.find((one) => one.kind === 'lane' && one.lane.id === id)
    const { top, height } = this.#sight
    return row !== undefined && row.top >= top - 1 && row.top + row.height <= top + height + 1
  }

  /** Returns the headers of an arrangement, which are computed once for each. */
  #headedBy(rows: readonly BoardRow[]): Heads {
    if (this.#headed.of !== rows)
      this.#headed = {
        of: rows,
        ids: new Set(rows.flatMap((row) => (row.kind === 'interaction' ? [row.id] : []))),
      }
    return this.#headed
  }

  /** Setting a property recomputes the styles of every row, so it is set only if it changes. */
  #place(shift: number): void {
    const wanted = `${shift.toFixed(1)} ${String(this.labelWidth)}`
    if (wanted === this.#shift) return
    this.#shift = wanted
    const style = this.#grid.parentElement?.style
    style?.setProperty('--shift', `${shift.toFixed(1)}px`)
    style?.setProperty('--label', `${String(this.labelWidth)}px`)
  }

  /** Returns the deliveries with visible rows, from top to bottom. */
  seenLanes(): readonly Lane[] {
    const { top, height } = this.#sight
    const seen: Lane[] = []
    for (let index = rowAt(this.#shown, top); index < this.#shown.length; index++) {
      const row = this.#shown[index]
      if (!row || row.top >= top + height) break
      if (row.kind === 'lane') seen.push(row.lane)
    }
    return seen
  }

  /** Keeps the rows that a reader has scrolled to in view when others are added above. */
  #holdPlace(rows: readonly BoardRow[]): void {
    const before = this.#shown
    this.#shown = rows
    const { top: scrollTop } = this.#sight
    if (scrollTop === 0 || before === rows || before.length === 0) return
    const anchor = before[rowAt(before, scrollTop)]
    if (!anchor) return
    const id = keyOf(anchor)
    const now = rows.find((row) => keyOf(row) === id)
    if (!now || now.top === anchor.top) return
    this.#body.style.height = `${String((rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0))}px`
    this.#grid.scrollTop = scrollTop + now.top - anchor.top
    this.#measure()
  }

  #measure(): void {
    this.#sight = { top: this.#grid.scrollTop, height: this.#grid.clientHeight }
  }

  /** Leaves rows where they are in the document while scrolling: moving them takes most of a frame. */
  #orderLater(wanted: readonly HTMLElement[]): void {
    this.#body.append(...wanted.filter(({ isConnected }) => !isConnected))
    this.#late = setTimeout(() => {
      this.#order(wanted)
    }, ORDER_MS)
  }

  /** Keeps the document in visual order, for screen readers, with as few moves as possible. */
  #order(wanted: readonly HTMLElement[]): void {
    this.#rows.lift()
    let at = this.#body.firstElementChild
    for (const one of wanted) {
      if (one === at) at = at.nextElementSibling
      else this.#body.insertBefore(one, at)
    }
  }

  #mark(choice: Choice | undefined): void {
    const wanted =
      choice && (choice.attempt === undefined ? `lane-${choice.id}` : `mark-${choice.id}-${String(choice.attempt)}`)
    const found = wanted === undefined ? null : document.getElementById(wanted)
    for (const old of this.#body.querySelectorAll('.chosen')) if (old !== found) old.classList.remove('chosen')
    found?.classList.add('chosen')
    if (found) this.#grid.setAttribute('aria-activedescendant', found.id)
    else this.#grid.removeAttribute('aria-activedescendant')
    for (const [id, row] of this.#rows.all())
      if (row instanceof LaneRow) row.element.setAttribute('aria-selected', String(id === choice?.id))
  }
}
