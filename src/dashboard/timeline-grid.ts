import { drawAxis } from './axis.ts'
import type { Choice } from './choosing.ts'
import { element, setText } from './element.ts'
import { LaneRow, type ToPixels } from './lane-row.ts'
import type { Lane } from '../timeline/lanes.ts'
import type { TimeView } from '../timeline/time-scale.ts'

export interface TimelineState {
  /** Oldest first; shown newest on top. */
  readonly lanes: readonly Lane[]
  readonly view: TimeView
  readonly now: number
  readonly who: (subscriptionId: string) => string
  readonly choice: Choice | undefined
}

/** Rows that are drawn beyond the edges, so that a quick scroll meets no blank. */
const MARGIN_ROWS = 4

/** Draws the rows that can be seen, and no more, however many there are. */
export class Timeline {
  readonly #grid: HTMLElement
  readonly #axis: HTMLElement
  readonly #body = element('div', { role: 'rowgroup', class: 'rows' })
  readonly #rows = new Map<string, LaneRow>()
  readonly #present = element('div', { class: 'present', role: 'none' })
  #origin = 0
  #drawing = ''
  #known = 0
  #top: Lane | undefined

  constructor(grid: HTMLElement, axis: HTMLElement) {
    this.#grid = grid
    this.#axis = axis
    grid.append(this.#body)
    axis.after(this.#present)
  }

  get rowHeight(): number {
    return matchMedia('(max-width: 640px)').matches ? 58 : 34
  }

  get labelWidth(): number {
    return matchMedia('(max-width: 640px)').matches ? 0 : 250
  }

  get trackWidth(): number {
    return Math.max(50, this.#grid.clientWidth - this.labelWidth)
  }

  draw({ lanes, view, now, who, choice }: TimelineState): void {
    const perMs = this.trackWidth / view.spanMs
    // Places are relative to an origin near the view: what is far away would lose precision, and need not be drawn.
    if (Math.abs(view.from - this.#origin) > view.spanMs * 2) this.#origin = view.from
    const drawing = `${String(this.#origin)} ${perMs.toPrecision(8)}`
    const scaled = drawing !== this.#drawing
    this.#drawing = drawing
    const limit = this.trackWidth * 6
    const place: ToPixels = (at) => Math.min(limit, Math.max(-limit, (at - this.#origin) * perMs))
    this.#grid.parentElement?.style.setProperty('--shift', `${((this.#origin - view.from) * perMs).toFixed(1)}px`)
    if (scaled) drawAxis(this.#axis, view, this.#origin, place, this.trackWidth)
    this.#present.style.translate = `${(this.labelWidth + (now - view.from) * perMs).toFixed(1)}px 0`
    this.#present.hidden = lanes.length === 0 || now < view.from || now > view.from + view.spanMs

    this.#holdPlace(lanes)
    const height = this.rowHeight
    this.#body.style.height = `${String(lanes.length * height)}px`
    this.#grid.setAttribute('aria-rowcount', String(lanes.length))
    const first = Math.max(0, Math.floor(this.#grid.scrollTop / height) - MARGIN_ROWS)
    const last = Math.min(
      lanes.length - 1,
      Math.ceil((this.#grid.scrollTop + this.#grid.clientHeight) / height) + MARGIN_ROWS,
    )
    const seen = new Set<string>()
    for (let index = first; index <= last; index++) {
      const lane = lanes[lanes.length - 1 - index]
      if (!lane) continue
      seen.add(lane.id)
      const row = this.#rowOf(lane)
      row.draw(lane, drawing, place, who(lane.subscriptionId), now)
      row.element.style.translate = `0 ${String(index * height)}px`
      row.element.setAttribute('aria-rowindex', String(index + 1))
    }
    for (const [id, row] of this.#rows) {
      if (seen.has(id)) continue
      row.element.remove()
      this.#rows.delete(id)
    }
    this.#mark(choice)
  }

  /** Scrolls so that a row can be seen. */
  reveal(index: number): void {
    const height = this.rowHeight
    const { scrollTop, clientHeight } = this.#grid
    if (index * height < scrollTop) this.#grid.scrollTop = index * height
    else if ((index + 1) * height > scrollTop + clientHeight) this.#grid.scrollTop = (index + 1) * height - clientHeight
  }

  /** Whoever has scrolled down goes on seeing the same rows when new ones come in above. */
  #holdPlace(lanes: readonly Lane[]): void {
    const added = this.#top === lanes[0] ? lanes.length - this.#known : 0
    this.#known = lanes.length
    this.#top = lanes[0]
    if (added > 0 && this.#grid.scrollTop > 0) {
      this.#body.style.height = `${String(lanes.length * this.rowHeight)}px`
      this.#grid.scrollTop += added * this.rowHeight
    }
  }

  #rowOf(lane: Lane): LaneRow {
    let row = this.#rows.get(lane.id)
    if (!row) {
      row = new LaneRow(lane)
      this.#rows.set(lane.id, row)
      this.#body.append(row.element)
    }
    return row
  }

  #mark(choice: Choice | undefined): void {
    const wanted =
      choice && (choice.attempt === undefined ? `lane-${choice.id}` : `mark-${choice.id}-${String(choice.attempt)}`)
    const found = wanted === undefined ? null : document.getElementById(wanted)
    for (const old of this.#body.querySelectorAll('.chosen')) if (old !== found) old.classList.remove('chosen')
    found?.classList.add('chosen')
    if (found) this.#grid.setAttribute('aria-activedescendant', found.id)
    else this.#grid.removeAttribute('aria-activedescendant')
    for (const [id, row] of this.#rows) row.element.setAttribute('aria-selected', String(id === choice?.id))
  }
}

/** Says how many deliveries there are, where that is shown. */
export const drawCount = (node: Element, lanes: readonly Lane[]): void =>
  setText(node, lanes.length === 0 ? '' : String(lanes.length))
