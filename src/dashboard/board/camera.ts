import { part, setText } from '../parts/element.ts'
import { fitAll, following, PRESENT, spanFor, USUAL_SPAN_MS } from './framing.ts'
import type { Lane } from '../../timeline/lanes.ts'
import { describeMs } from '../../kit/span-words.ts'
import { counted } from '../../picture/words.ts'
import { zoomed, type TimeView } from '../../timeline/time-scale.ts'
import { extentOf, wholeView, type ScaleKind } from './scale.ts'

export interface CameraParts {
  now(): number
  /** When the last event happened, if nothing is in progress. */
  quietSince(): number | undefined
  lanes(): readonly Lane[]
  /** Offset and width of the track, in pixels. */
  track(): { readonly left: number; readonly width: number }
  changed(): void
}

/** With reduced motion, the view moves once a second instead of continuously. */
const STILLNESS = matchMedia('(prefers-reduced-motion: reduce)')
const steady = (now: number): number => (STILLNESS.matches ? Math.ceil(now / 1000) * 1000 : now)

/** How long a view that shows everything stays valid unless deliveries change, in milliseconds of the mock's clock. */
const FIT_MS = 100
/** How far the pointer moves before a click becomes a drag, in pixels. */
const DRAG_PX = 5

/**
 * The visible range of time. It follows new events or fits everything until the user moves or zooms it; publishing
 * resumes that.
 */
export class Camera {
  readonly #parts: CameraParts
  readonly #follow = part('follow', HTMLButtonElement)
  #kind: ScaleKind = 'since'
  #view: TimeView = { from: 0, spanMs: USUAL_SPAN_MS }
  #mode: 'follow' | 'fit' | 'free' = 'follow'
  /** False once the user chose another zoom. */
  #widens = true
  #dragged = false
  #fit: { readonly of: readonly Lane[]; readonly at: number; readonly kind: ScaleKind; readonly view: TimeView } = {
    ...{ of: [], at: -Infinity, kind: 'since' },
    view: this.#view,
  }

  constructor(parts: CameraParts, grid: HTMLElement) {
    this.#parts = parts
    const press = (id: string, then: () => void): void => {
      part(id, HTMLButtonElement).addEventListener('click', then)
    }
    press('follow', () => {
      this.toggleFollow()
    })
    press('earlier', () => {
      this.#move(-0.3)
    })
    press('later', () => {
      this.#move(0.3)
    })
    press('zoom-in', () => {
      this.zoom(0.5)
    })
    press('zoom-out', () => {
      this.zoom(2)
    })
    press('fit', () => {
      this.fit()
    })
    grid.addEventListener(
      'wheel',
      (event) => {
        this.#wheel(event)
      },
      { passive: false },
    )
    this.#drag(grid)
    this.#tell()
  }

  get kind(): ScaleKind {
    return this.#kind
  }

  /** Whether the pointer has just dragged the view, so that the following click is ignored. */
  get dragged(): boolean {
    return this.#dragged
  }

  set kind(kind: ScaleKind) {
    this.#kind = kind
    this.#mode = 'follow'
    this.#widens = true
    this.#view = { from: 0, spanMs: USUAL_SPAN_MS }
    this.#tell()
  }

  view(): TimeView {
    if (this.#mode === 'free') return this.#view
    const now = steady(this.#parts.now())
    if (this.#kind !== 'clock' || this.#mode === 'fit') this.#view = this.#fitted(now)
    else this.#view = following(now, this.#view.spanMs, this.#parts.quietSince())
    setText(part('span', HTMLElement), this.#words())
    return this.#view
  }

  /** The view that shows everything, cached so that not every frame iterates over all deliveries. */
  #fitted(now: number): TimeView {
    const lanes = this.#parts.lanes()
    const { of, at, kind, view } = this.#fit
    if (of === lanes && kind === this.#kind && Math.abs(now - at) < FIT_MS) return view
    const fitting = this.#kind === 'clock' ? fitAll(lanes, now) : wholeView(this.#kind, lanes, now)
    this.#fit = { of: lanes, at: now, kind: this.#kind, view: fitting }
    return fitting
  }

  /** Widens a following view so that the newest delivery stays visible. */
  newest(lane: Lane): void {
    if (this.#kind === 'clock' && this.#mode === 'follow' && this.#widens)
      this.#set({ ...this.#view, spanMs: spanFor(lane, this.#parts.now(), this.#view.spanMs) })
  }

  /** Returns to the present after the user published something. */
  resume(): void {
    if (this.#mode !== 'free') return
    this.#mode = 'follow'
    this.#tell()
  }

  zoom(factor: number, keep = this.#center()): void {
    const view = this.view()
    this.#widens = false
    if (this.#kind !== 'clock') this.#mode = 'free'
    else if (this.#mode === 'fit') this.#mode = 'free'
    if (this.#kind === 'steps')
      return this.#set({ ...view, spanMs: Math.min(60, Math.max(2, Math.round(view.spanMs * factor))) })
    this.#set(zoomed(view, factor, keep))
  }

  fit(): void {
    this.#mode = 'fit'
    this.#tell()
  }

  toggleFollow(): void {
    if (this.#mode === 'follow') return this.#pause(this.view())
    this.#mode = 'follow'
    this.#widens = true
    const newest = this.#parts.lanes().at(-1)
    if (newest) this.newest(newest)
    this.#tell()
  }

  /** Returns the position of an attempt of a delivery, in units of the view. */
  unitOf(lane: Lane, at: number, index: number): number {
    return { since: at - lane.publishedAt, clock: at, steps: index }[this.#kind]
  }

  /** Shows an instant of the mock's clock in the middle of the view. */
  goTo(at: number): void {
    const { spanMs } = this.view()
    this.#pause({ from: at - spanMs / 2, spanMs })
  }

  /** Moves an instant of a delivery into view if it is not visible. */
  reveal(lane: Lane, at: number, index: number): void {
    const unit = this.unitOf(lane, at, index)
    const { from, spanMs } = this.view()
    if (unit >= from && unit <= from + spanMs) return
    if (this.#kind === 'since' && extentOf(lane, this.#parts.now()) <= spanMs) return this.#pause({ from: 0, spanMs })
    this.#pause({ from: unit - spanMs * (this.#kind === 'clock' ? PRESENT : 0.3), spanMs })
  }

  #center(): number {
    const { from, spanMs } = this.view()
    if (this.#kind !== 'clock') return from
    return this.#mode === 'follow' ? this.#parts.now() : from + spanMs / 2
  }

  #pause(view: TimeView): void {
    this.#mode = 'free'
    this.#set(view)
  }

  #move(share: number): void {
    const { from, spanMs } = this.view()
    this.#pause({ from: from + spanMs * share, spanMs })
  }

  #set(view: TimeView): void {
    this.#view = view
    this.#tell()
  }

  #tell(): void {
    this.#follow.hidden = this.#kind !== 'clock'
    this.#follow.setAttribute('aria-pressed', String(this.#mode === 'follow'))
    part('fit', HTMLButtonElement).setAttribute('aria-pressed', String(this.#fits()))
    setText(part('span', HTMLElement), this.#words())
    this.#parts.changed()
  }

  #fits(): boolean {
    return this.#mode === 'fit' || (this.#mode === 'follow' && this.#kind !== 'clock')
  }

  #words(): string {
    const { spanMs } = this.#view
    return this.#kind === 'steps' ? counted(Math.round(spanMs), 'attempt') : describeMs(spanMs)
  }

  #wheel(event: WheelEvent): void {
    const { left, width } = this.#parts.track()
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      const { from, spanMs } = this.view()
      this.zoom(event.deltaY > 0 ? 1.25 : 0.8, from + ((event.clientX - left) / width) * spanMs)
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault()
      this.#move((event.deltaX === 0 ? event.deltaY : event.deltaX) / width)
    }
  }

  /** Any kind of pointer drags the track sideways; touch still scrolls vertically. */
  #drag(grid: HTMLElement): void {
    let last: number | undefined
    grid.addEventListener('pointerdown', ({ button, clientX }) => {
      this.#dragged = false
      if (button === 0 && clientX > this.#parts.track().left) last = clientX
    })
    grid.addEventListener('pointermove', (event) => {
      if (last === undefined || Math.abs(event.clientX - last) < (this.#dragged ? 1 : DRAG_PX)) return
      this.#dragged = true
      this.#move((last - event.clientX) / this.#parts.track().width)
      last = event.clientX
    })
    for (const end of ['pointerup', 'pointerleave', 'pointercancel'])
      grid.addEventListener(end, () => (last = undefined))
  }
}
