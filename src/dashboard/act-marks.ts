import { element, part, setText } from './element.ts'
import type { Part } from '../timeline/notes.ts'
import type { TimeView } from '../timeline/time-scale.ts'

/** Shows what is said of what is shown: titles as marks in time across the board, and the last sentence above it. */
export class ActMarks {
  readonly #told = part('told', HTMLParagraphElement)
  readonly #layer = part('acts', HTMLDivElement)
  readonly #title = element('strong')
  readonly #caption = element('span')
  #marks = new Map<Part, HTMLElement>()

  constructor() {
    this.#told.append(this.#title, ' ', this.#caption)
  }

  /** @param width pixels of the track */
  draw(parts: readonly Part[], { from, spanMs }: TimeView, width: number): void {
    const last = parts.at(-1)
    this.#told.hidden = last === undefined
    setText(this.#title, last?.title ?? '')
    setText(this.#caption, last?.caption ?? '')
    const titled = parts.filter(({ title }) => title !== '')
    if (titled.length !== this.#marks.size || titled.some((one) => !this.#marks.has(one))) this.#make(titled)
    const place = (at: number): number => ((at - from) / spanMs) * width
    for (const [index, one] of titled.entries()) {
      const mark = this.#marks.get(one)
      if (!mark) continue
      const next = titled[index + 1]
      const x = place(one.at)
      const end = Math.min(width, next ? place(next.at) : width)
      mark.hidden = end < 0 || x > width
      mark.style.translate = `${Math.max(-2, x).toFixed(1)}px 0`
      mark.style.width = `${Math.max(0, end - Math.max(-2, x)).toFixed(1)}px`
    }
  }

  #make(titled: readonly Part[]): void {
    this.#marks = new Map(titled.map((one) => [one, element('div', { class: 'act' }, element('span', {}, one.title))]))
    this.#layer.replaceChildren(...this.#marks.values())
    this.#layer.parentElement?.toggleAttribute('data-acts', titled.length > 0)
  }
}
