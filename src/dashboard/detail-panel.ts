import { viewAttempt } from './attempt-view.ts'
import type { Choice } from './choosing.ts'
import { button, element, setText } from './element.ts'
import type { DeliveryView } from '../timeline/entry-view.ts'
import { isSettled, type Lane } from '../timeline/lanes.ts'

export interface DetailParts {
  load(id: string): Promise<DeliveryView>
  lane(id: string): Lane | undefined
  secretOf(subscriptionId: string): string | undefined
  nameOf(subscriptionId: string): string
  redeliver(id: string): Promise<unknown>
  cancel(id: string): Promise<unknown>
  choose(choice: Choice): void
  closed(): void
}

/** Shows one delivery and one of its attempts, and follows what becomes of it. */
export class DetailPanel {
  readonly #host: HTMLElement
  readonly #parts: DetailParts
  readonly #title = element('h2', { tabindex: '-1' })
  readonly #state = element('p', { class: 'quiet' })
  readonly #attempts = element('div', { role: 'group', 'aria-label': 'Attempts', class: 'attempts' })
  readonly #content = element('div', { class: 'content' })
  readonly #redeliver = button('Redeliver', () => this.#open && this.#parts.redeliver(this.#open.id), {
    class: 'strong',
  })
  readonly #cancel = button('Cancel', () => this.#open && this.#parts.cancel(this.#open.id))
  #open: Choice | undefined
  #shown = ''
  #against: number | undefined
  #asked = 0

  constructor(host: HTMLElement, parts: DetailParts) {
    this.#host = host
    this.#parts = parts
    const close = button('✕', () => this.close(), { 'aria-label': 'Close', class: 'close' })
    host.append(
      element('div', { class: 'top' }, this.#title, close),
      this.#state,
      element('div', { class: 'pair' }, this.#redeliver, this.#cancel),
      this.#attempts,
      this.#content,
    )
    // Heard everywhere: a button that is disabled while it has the focus gives it to the body.
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) this.close()
    })
  }

  get choice(): Choice | undefined {
    return this.#open
  }

  async show(choice: Choice): Promise<void> {
    const other = choice.id !== this.#open?.id || this.#host.hidden
    if (other || choice.attempt === this.#against) this.#against = undefined
    this.#open = choice
    this.#host.hidden = false
    if (other) {
      this.#content.replaceChildren()
      this.#title.focus()
    }
    await this.refresh()
  }

  close(): void {
    if (this.#host.hidden) return
    this.#host.hidden = true
    this.#open = undefined
    this.#shown = ''
    this.#parts.closed()
  }

  /** Reads the delivery again; what has not changed stays as it is, with focus and scroll. */
  async refresh(): Promise<void> {
    const wanted = this.#open
    if (!wanted) return
    const asked = ++this.#asked
    const delivery = await this.#parts.load(wanted.id)
    // An answer that was overtaken by a later one tells of the past.
    if (this.#open !== wanted || asked !== this.#asked) return
    const lane = this.#parts.lane(wanted.id)
    setText(this.#title, `${delivery.event.name} to ${this.#parts.nameOf(delivery.subscriptionId)}`)
    setText(
      this.#state,
      `${delivery.state}${lane ? `: ${lane.why}` : ''} · interaction ${delivery.interactionId} · ${delivery.id}`,
    )
    const focused = document.activeElement
    this.#redeliver.disabled = delivery.state === 'in-flight'
    this.#cancel.disabled = isSettled({ state: delivery.state })
    // A button that is disabled loses the focus, and with it the keys of this panel.
    if (focused instanceof HTMLButtonElement && focused.disabled) this.#title.focus()
    const attempt = delivery.attempts.find(({ number }) => number === wanted.attempt) ?? delivery.attempts.at(-1)
    this.#drawAttempts(delivery, attempt?.number)
    const shown = JSON.stringify([
      delivery.id,
      attempt,
      delivery.attempts.length,
      delivery.attempts.at(-1)?.outcome?.kind,
    ])
    if (shown === this.#shown) return
    this.#shown = shown
    this.#content.replaceChildren(
      ...(attempt
        ? viewAttempt(delivery, attempt, {
            secret: this.#parts.secretOf(delivery.subscriptionId),
            against: this.#against,
            compare: (against) => (this.#against = against),
          })
        : [element('p', { class: 'quiet' }, 'Nothing has been sent yet.')]),
    )
  }

  #drawAttempts({ id, attempts }: DeliveryView, current: number | undefined): void {
    const have = [...this.#attempts.querySelectorAll('button')]
    for (const { number, outcome } of attempts) {
      let press = have[number - 1]
      if (!press) {
        press = button('', () => {
          const open = this.#open
          if (open) this.#parts.choose({ id: open.id, attempt: number })
        })
        this.#attempts.append(press)
      }
      const kind = outcome?.kind ?? 'in-flight'
      if (press.dataset['shows'] !== `${id} ${kind}`) {
        press.dataset['shows'] = `${id} ${kind}`
        press.replaceChildren(
          element('i', { class: `mark ${kind}` }),
          ` ${String(number)}`,
          element('span', { class: 'unseen' }, ` ${kind.replace('-', ' ')}`),
        )
      }
      press.setAttribute('aria-pressed', String(number === current))
    }
    for (const extra of have.slice(attempts.length)) extra.remove()
  }
}
