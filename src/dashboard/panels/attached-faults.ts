import type { FaultRequest } from '../mock/control-client.ts'
import { button, element } from '../parts/element.ts'

/** The faults attached to every event published from the page, until they are removed. */
export class AttachedFaultsBar {
  readonly #host: HTMLElement
  #faults: readonly FaultRequest[] = []

  constructor(host: HTMLElement) {
    this.#host = host
    this.#draw()
  }

  get list(): readonly FaultRequest[] {
    return this.#faults
  }

  add(fault: FaultRequest): void {
    this.#faults = [...this.#faults, fault]
    this.#draw()
  }

  #draw(): void {
    this.#host.hidden = this.#faults.length === 0
    this.#host.replaceChildren(
      element('span', { class: 'quiet' }, 'published under'),
      ...this.#faults.map((fault) => {
        const { fault: name, ...rest } = fault
        const given = Object.entries(rest)
          .map(([key, value]) => `${key} ${String(value)}`)
          .join(', ')
        return element(
          'span',
          { class: 'chip' },
          given === '' ? name : `${name} (${given})`,
          button(
            '✕',
            () => {
              this.#faults = this.#faults.filter((one) => one !== fault)
              this.#draw()
            },
            { class: 'small', 'aria-label': `Publish without ${name}` },
          ),
        )
      }),
    )
  }
}
