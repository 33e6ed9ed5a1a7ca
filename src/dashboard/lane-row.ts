import { element, setText } from './element.ts'
import { describeMark, stateText } from '../picture/words.ts'
import type { Lane } from '../timeline/lanes.ts'
import { clockTime } from '../timeline/local-time.ts'

/** Turns an instant into pixels right of the drawing's origin. */
export type ToPixels = (at: number) => number

/**
 * One delivery on the screen. It is drawn anew when the lane changed or the origin moved; its count-down is told on
 * in between.
 */
export class LaneRow {
  readonly element: HTMLElement
  readonly #moving = element('div', { class: 'moving', role: 'none' })
  readonly #label: HTMLElement
  readonly #event = element('span', { class: 'event' })
  readonly #state = element('span', { class: 'state' })
  readonly #who = element('span', { class: 'who quiet' })
  readonly #countdown = element('span', { class: 'countdown' })
  lane: Lane
  #drawn = ''

  constructor(lane: Lane) {
    this.lane = lane
    this.#label = element(
      'div',
      { class: 'label', role: 'rowheader', id: `lane-${lane.id}` },
      this.#event,
      this.#state,
      this.#who,
    )
    this.element = element(
      'div',
      { class: 'lane', role: 'row', 'data-delivery': lane.id },
      this.#label,
      element('div', { class: 'track', role: 'none' }, this.#moving),
    )
  }

  /** @param drawing names the origin and the scale; another one means that every place has changed */
  draw(lane: Lane, drawing: string, place: ToPixels, who: string, now: number): void {
    const wanted = `${String(lane.version)} ${drawing} ${who}`
    if (wanted !== this.#drawn || lane !== this.lane) {
      this.#drawn = wanted
      this.lane = lane
      setText(this.#event, lane.event === '' ? lane.id : lane.event)
      setText(this.#who, who)
      this.#label.title = lane.why
      this.element.dataset['state'] = lane.state
      this.#moving.replaceChildren(...marksOf(lane, place, this.#countdown))
    }
    const left = stateText(lane, now)
    setText(this.#state, left)
    if (lane.dueAt !== undefined) setText(this.#countdown, left)
  }
}

const placed = (made: HTMLElement, x: number, width?: number): HTMLElement => {
  made.style.translate = `${x.toFixed(1)}px 0`
  if (width !== undefined) made.style.width = `${Math.max(0, width).toFixed(1)}px`
  return made
}

/** Marks nearer than this would hide each other, as those of a clock that stands do. */
const APART_PX = 7

function* marksOf(lane: Lane, place: ToPixels, waiting: HTMLElement): Iterable<HTMLElement> {
  const between = (kind: string, from: number, to: number): HTMLElement =>
    placed(element('span', { class: kind, role: 'none' }), place(from), place(to) - place(from))
  let since = lane.publishedAt
  for (const mark of lane.marks) {
    if (mark.startedAt > since) yield between('pause', since, mark.startedAt)
    since = mark.endedAt ?? mark.startedAt
    if (since > mark.startedAt) yield between('took', mark.startedAt, since)
  }
  if (lane.dueAt !== undefined && lane.dueAt > since) yield between('pause ahead', since, lane.dueAt)
  if (lane.faults.length > 0) {
    const text = `Under fault ${lane.faults.join(', ')}`
    yield placed(
      element('div', { class: 'flag', role: 'gridcell', 'aria-label': text, title: text }),
      place(lane.publishedAt),
    )
  }
  let x = -Infinity
  for (const mark of lane.marks) {
    x = Math.max(place(mark.startedAt), x + APART_PX)
    const text = describeMark(mark, clockTime)
    const kind = `mark ${mark.outcome ?? 'in-flight'}${mark.faults.length > 0 ? ' faulty' : ''}`
    yield placed(
      element('div', {
        class: kind,
        role: 'gridcell',
        id: `mark-${lane.id}-${String(mark.number)}`,
        'data-attempt': String(mark.number),
        'aria-label': text,
        title: text,
      }),
      x,
    )
  }
  if (lane.dueAt === undefined) return
  yield placed(
    element('div', {
      class: 'mark due',
      role: 'gridcell',
      'aria-label': `Attempt ${String(lane.marks.length + 1)} is due at ${clockTime(lane.dueAt)}`,
    }),
    place(lane.dueAt),
  )
  yield placed(waiting, place(lane.dueAt))
}
