import type { ClockData, ControlClient } from '../mock/control-client.ts'
import { element, part, setText } from '../parts/element.ts'
import { clockTime, utcTime, zoneName } from '../../timeline/local-time.ts'

const MODES = ['real', 'x10', 'x60', 'auto', 'manual']

const wordsOf = (mode: string): string => {
  if (mode === 'real') return '1× real'
  return /^x\d/.test(mode) ? `${mode.slice(1)}×` : mode
}

/** Shows and controls the mock's clock. */
export class ClockPanel {
  readonly #mode = part('mode', HTMLSelectElement)
  readonly #by = part('advance-by', HTMLInputElement)
  readonly #now = part('now', HTMLTimeElement)
  readonly #step = part('step', HTMLButtonElement)
  readonly #advance = part('advance-now', HTMLButtonElement)
  readonly #words = part('mode-words', HTMLElement)
  readonly #hint = part('clock-hint', HTMLElement)

  /** @param act runs a user's action, and reports if it is refused */
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
    setText(this.#now, clockTime(now))
    this.#now.title = `${zoneName(now)}; ${utcTime(now)}`
    setText(this.#words, wordsOf(mode))
    if (![...this.#mode.options].some(({ value }) => value === mode))
      this.#mode.append(element('option', { value: mode }, mode))
    if (this.#mode.value !== mode && document.activeElement !== this.#mode) this.#mode.value = mode
    const runs = mode !== 'manual' && mode !== 'auto'
    this.#step.hidden = runs
    this.#advance.disabled = runs
    setText(
      this.#hint,
      runs ? 'Choose manual or auto to advance the clock.' : 'Advance the clock, or step to the next due time.',
    )
  }
}
