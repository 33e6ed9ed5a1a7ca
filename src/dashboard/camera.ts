import { part, setText } from './element.ts'
import { fitAll, following, PRESENT, spanFor, USUAL_SPAN_MS } from './framing.ts'
import type { Lane } from '../timeline/lanes.ts'
import { describeMs } from '../kit/span-words.ts'
import { zoomed, type TimeView } from '../timeline/time-scale.ts'

export interface CameraParts {
  now(): number
  /** When the last happened, if nothing is under way. */
  quietSince(): number | undefined
  lanes(): readonly Lane[]
  /** Pixels left of the track and across it. */
  track(): { readonly left: number; readonly width: number }
  changed(): void
}

/** Which stretch of time is seen: it follows the present until a person pauses it, moves it or fits it. */
export class Camera {
  readonly #parts: CameraParts
  readonly #follow = part('follow', HTMLButtonElement)
  #view: TimeView = { from: 0, spanMs: USUAL_SPAN_MS }
  #follows = true
  /** False once a person chose a zoom of their own. */
  #widens = true

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
      this.#pause(fitAll(parts.lanes(), parts.now()))
    })
    grid.addEventListener(
      'wheel',
      (event) => {
        this.#wheel(event)
      },
      { passive: false },
    )
    this.#drag(grid)
    this.#set(this.#view)
  }

  view(): TimeView {
    if (this.#follows) this.#view = following(this.#parts.now(), this.#view.spanMs, this.#parts.quietSince())
    return this.#view
  }

  /** Widens a view that follows, so that the newest delivery stays in it. */
  newest(lane: Lane): void {
    if (this.#follows && this.#widens)
      this.#set({ ...this.#view, spanMs: spanFor(lane, this.#parts.now(), this.#view.spanMs) })
  }

  zoom(factor: number, keep = this.#follows ? this.#parts.now() : this.#view.from + this.#view.spanMs / 2): void {
    this.#widens = false
    this.#set(zoomed(this.view(), factor, keep))
  }

  toggleFollow(): void {
    if (this.#follows) return this.#pause(this.view())
    this.#follows = true
    this.#widens = true
    const newest = this.#parts.lanes().at(-1)
    if (newest) this.newest(newest)
    this.#set(this.#view)
  }

  /** Moves an instant into view when it is not. */
  reveal(at: number): void {
    const { from, spanMs } = this.view()
    if (at < from || at > from + spanMs) this.#pause({ from: at - spanMs * PRESENT, spanMs })
  }

  #pause(view: TimeView): void {
    this.#follows = false
    this.#set(view)
  }

  #move(share: number): void {
    const { from, spanMs } = this.view()
    this.#pause({ from: from + spanMs * share, spanMs })
  }

  #set(view: TimeView): void {
    this.#view = view
    this.#follow.setAttribute('aria-pressed', String(this.#follows))
    setText(part('span', HTMLElement), describeMs(view.spanMs))
    this.#parts.changed()
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

  #drag(grid: HTMLElement): void {
    let last: number | undefined
    grid.addEventListener('pointerdown', ({ button, pointerType, clientX }) => {
      if (button === 0 && pointerType === 'mouse' && clientX > this.#parts.track().left) last = clientX
    })
    grid.addEventListener('pointermove', (event) => {
      if (last === undefined || Math.abs(event.clientX - last) < 3) return
      this.#move((last - event.clientX) / this.#parts.track().width)
      last = event.clientX
    })
    for (const end of ['pointerup', 'pointerleave', 'pointercancel'])
      grid.addEventListener(end, () => (last = undefined))
  }
}
