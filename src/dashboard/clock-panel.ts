import type { ClockData, ControlClient } from './control-client.ts'
import { element, part, setText } from './element.ts'

const MODES = ['real', 'x10', 'x60', 'auto', 'manual']

/** Shows the mock's clock and drives it. */
export class ClockPanel {
  readonly #mode = part('mode', HTMLSelectElement)
  readonly #by = part('advance-by', HTMLInputElement)
  readonly #now = part('now', HTMLTimeElement)
  readonly #step = part('step', HTMLButtonElement)
  readonly #advance = part('advance-now', HTMLButtonElement)

  /** @param act runs what a person asked for and tells them when it was refused */
  constructor(client: ControlClient, act: (work: () => Promise<ClockData>) => void) {
    this.#mode.append(...MODES.map((mode) => element('option', { value: mode }, mode)))
    this.#mode.addEventListener('change', () => {
      act(() => client.setClock({ mode: this.#mode.value }))
    })
    part('advance', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault()
      act(() => client.setClock({ advance: this.#by.value.trim() }))
    })
    this.#step.addEventListener('click', () => {
      act(() => client.setClock({ advanceTo: 'next' }))
    })
  }

  draw(mode: string, now: number): void {
    const text = new Date(now).toISOString()
    setText(this.#now, `${text.slice(0, 10)} ${text.slice(11, 21)}`)
    if (![...this.#mode.options].some(({ value }) => value === mode))
      this.#mode.append(element('option', { value: mode }, mode))
    if (this.#mode.value !== mode && document.activeElement !== this.#mode) this.#mode.value = mode
    const runs = mode !== 'manual' && mode !== 'auto'
    for (const press of [this.#step, this.#advance]) {
      press.disabled = runs
      press.title = runs ? 'The clock runs by itself; choose manual or auto to drive it.' : ''
    }
  }
}
