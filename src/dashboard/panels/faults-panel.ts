import type { FaultInfoView, StandingFaultView, StandingFaultRequest } from '../mock/control-client.ts'
import { button, element, part, setText } from '../parts/element.ts'
import { PRESETS } from './fault-presets.ts'
import { againInput, firedText, isSpent, parametersText, whenText } from './fault-words.ts'

export interface FaultsParts {
  /** Resolves with whether the mock accepted it. */
  add(input: StandingFaultRequest): Promise<boolean>
  /** Resolves once the list was read again. */
  remove(id: string): Promise<unknown>
  readonly nameOf: (subscriptionId: string) => string
  info(fault: string): FaultInfoView | undefined
  /** Opens the dialog to choose any fault. */
  choose(): void
}

/** One standing fault: what it does, how often it has fired, and a switch. */
class FaultRow {
  readonly element = element('li', { class: 'standing' })
  readonly #parts: FaultsParts
  readonly #when = element('span', { class: 'quiet' })
  readonly #fired = element('span', { class: 'fired' })
  readonly #does = element('span', { class: 'quiet' })
  readonly #switch: HTMLButtonElement
  readonly #forget: HTMLButtonElement
  #fault: StandingFaultView
  #spent = false
  on = true
  /** While a change is being sent, the list does not show its result yet. */
  turning = false

  constructor(fault: StandingFaultView, parts: FaultsParts, forget: () => void) {
    this.#parts = parts
    this.#fault = fault
    this.#switch = button('On', () => this.#turn(forget), {
      role: 'switch',
      'aria-checked': 'true',
      class: 'small',
      'aria-label': fault.fault,
    })
    this.#forget = button('✕', () => (this.#spent ? parts.remove(fault.id) : forget()), {
      class: 'small',
      'aria-label': `Forget ${fault.fault}`,
    })
    this.element.append(
      element(
        'div',
        { class: 'top' },
        element('span', {}, element('strong', {}, fault.fault), ` `, element('span', { class: 'plane' }, fault.plane)),
        element('span', { class: 'pair' }, this.#switch, this.#forget),
      ),
      this.#fired,
      this.#when,
      this.#does,
    )
  }

  draw(fault: StandingFaultView, now: number): void {
    this.#fault = fault
    const info = this.#parts.info(fault.fault)
    setText(this.#fired, this.on ? firedText(fault, now) : 'switched off')
    setText(
      this.#when,
      [parametersText(fault.parameters, info), whenText(fault, now, this.#parts.nameOf)]
        .filter((text) => text !== '')
        .join('; '),
    )
    setText(
      this.#does,
      info ? `${info.does}. A correct ${fault.plane === 'api' ? 'client' : 'receiver'}: ${info.receiver}.` : '',
    )
    const fires = this.on && !isSpent(fault, now)
    setText(this.#switch, fires ? 'On' : 'Off')
    this.#switch.setAttribute('aria-checked', String(fires))
    this.#spent = this.on && !fires
    this.#forget.hidden = fires
    this.element.classList.toggle('fires', fires && fault.fired > 0)
    this.element.classList.toggle('off', !fires)
  }

  async #turn(forget: () => void): Promise<void> {
    this.turning = true
    if (this.#spent) {
      // The mock still lists a fault that is used up; setting it again replaces it.
      await this.#parts.remove(this.#fault.id)
      this.on = false
      if (await this.#parts.add(againInput(this.#fault))) forget()
    } else if (this.on) {
      this.on = false
      await this.#parts.remove(this.#fault.id)
    } else if (await this.#parts.add(againInput(this.#fault))) forget()
    this.turning = false
  }
}

/** The standing faults, presets, and a button for all other faults. */
export class FaultsPanel {
  readonly #parts: FaultsParts
  readonly #list = part('standing', HTMLUListElement)
  readonly #rows = new Map<string, { row: FaultRow; fault: StandingFaultView }>()

  constructor(parts: FaultsParts) {
    this.#parts = parts
    part('presets', HTMLDivElement).append(
      ...PRESETS.map(({ label, input }) => button(label, () => parts.add(input), { class: 'small' })),
    )
    part('choose-fault', HTMLButtonElement).addEventListener('click', () => {
      parts.choose()
    })
  }

  draw(standing: readonly StandingFaultView[], now: number): void {
    for (const fault of standing) {
      let known = this.#rows.get(fault.id)
      if (!known) {
        const row = new FaultRow(fault, this.#parts, () => {
          this.#drop(fault.id)
        })
        this.#rows.set(fault.id, (known = { row, fault }))
        this.#list.append(row.element)
      }
      known.fault = fault
      // The mock refused, or could not be reached: nothing has changed.
      if (!known.row.turning) known.row.on = true
    }
    for (const [id, { row, fault }] of this.#rows) {
      // Faults switched off on this page stay in the list, to be switched on again; those removed elsewhere disappear.
      if (row.on && !standing.some((one) => one.id === id)) this.#drop(id)
      else row.draw(fault, now)
    }
    this.#list.toggleAttribute('data-none', this.#rows.size === 0)
  }

  /** Another mock, or a restarted one, uses the same IDs for other faults. */
  clear(): void {
    for (const id of [...this.#rows.keys()]) this.#drop(id)
  }

  #drop(id: string): void {
    this.#rows.get(id)?.row.element.remove()
    this.#rows.delete(id)
  }
}
