import type { FaultInfoView, FaultRequest, StandingFaultRequest, SubscriptionView } from '../mock/control-client.ts'
import { button, choices, element, fill, setText } from '../parts/element.ts'
import { ATTEMPTS_EXAMPLES, ATTEMPTS_PATTERN } from '../../kit/attempts.ts'
import { EVENT_NAMES } from './event-names.ts'
import { attachedInput, standingInput, type WrittenWhen } from './fault-reading.ts'

export interface FaultDialogParts {
  catalogue(): Promise<readonly FaultInfoView[]>
  subscriptions(): readonly SubscriptionView[]
  /** @throws {Error} with the mock's message if it refuses */
  add(input: StandingFaultRequest): Promise<unknown>
  /** Attaches the fault to every event published from the page. */
  attach(input: FaultRequest): void
}

const PLANES = [
  ['plan', 'plan: which deliveries there are'],
  ['message', 'message: content of a request'],
  ['wire', 'wire: how its bytes travel'],
  ['api', 'api: how the emulated API responds'],
] as const

const ANY: readonly [string, string] = ['', 'any']
const labeled = (text: string, field: HTMLElement): HTMLLabelElement => element('label', {}, text, field)
const DURATION = {
  autocomplete: 'off',
  placeholder: '30s',
  pattern: String.raw`\s*\d+(\.\d+)?(ms|s|m|h|d)\s*|\d{4}-.*`,
  title: 'A duration from now such as 30s, or an instant such as 2026-01-01T00:01:00Z',
}

/**
 * The dialog that lists every fault, and sets the selected one as a standing fault or attaches it to published events.
 */
export class FaultDialog {
  readonly #parts: FaultDialogParts
  readonly #dialog = element('dialog', { class: 'wide', 'aria-labelledby': 'fault-dialog-title' })
  readonly #filter = element('input', { type: 'search', placeholder: 'signature, slow, twice …', autocomplete: 'off' })
  readonly #list = element('select', { size: '9', 'aria-label': 'Faults', class: 'catalogue' })
  readonly #about = element('div', { class: 'about', 'aria-live': 'polite' })
  readonly #fields = element('div', { class: 'fields' })
  readonly #error = element('p', { class: 'last-error', role: 'alert' })
  readonly #attach = button('Attach to published events', () => {
    this.#whenValid(async (info) => {
      this.#parts.attach(attachedInput(info, this.#written(), this.#when.attempts.value.trim()))
    })
  })
  readonly #when = {
    probability: element('input', { type: 'number', min: '0', max: '100', step: 'any', placeholder: '100' }),
    count: element('input', { type: 'number', min: '0', step: '1', placeholder: 'no end' }),
    from: element('input', { ...DURATION, placeholder: 'now' }),
    until: element('input', { ...DURATION, placeholder: 'no end' }),
    attempts: element('input', {
      placeholder: 'all',
      autocomplete: 'off',
      pattern: ATTEMPTS_PATTERN,
      title: ATTEMPTS_EXAMPLES,
    }),
    subscriptionId: choices([ANY]),
    event: choices([ANY]),
    operation: choices([ANY]),
  }
  #catalogue: readonly FaultInfoView[] = []

  constructor(parts: FaultDialogParts) {
    this.#parts = parts
    const { probability, count, from, until, attempts, subscriptionId, event, operation } = this.#when
    const when = element(
      'fieldset',
      {},
      element('legend', {}, 'When'),
      labeled('probability (%)', probability),
      labeled('at most N times', count),
      labeled('from', from),
      labeled('until', until),
      labeled('attempts', attempts),
      labeled('deliveries to', subscriptionId),
      labeled('event', event),
      labeled('call', operation),
    )
    const form = element(
      'form',
      { method: 'dialog' },
      element('h2', { id: 'fault-dialog-title' }, 'Faults'),
      labeled('search', this.#filter),
      this.#list,
      this.#about,
      this.#fields,
      when,
      this.#error,
      element(
        'div',
        { class: 'pair' },
        element('button', { class: 'strong' }, 'Switch on'),
        this.#attach,
        button('Close', () => {
          this.#dialog.close()
        }),
      ),
    )
    form.addEventListener('submit', (submitted) => {
      submitted.preventDefault()
      this.#whenValid((info) => this.#parts.add(standingInput(info, this.#written(), this.#writtenWhen())))
    })
    this.#filter.addEventListener('input', () => {
      this.#fill()
    })
    this.#list.addEventListener('change', () => {
      this.#show()
    })
    this.#dialog.append(form)
    document.body.append(this.#dialog)
  }

  async open(): Promise<void> {
    if (this.#catalogue.length === 0) this.#catalogue = await this.#parts.catalogue()
    this.#dialog.querySelector('form')?.reset()
    fill(this.#when.subscriptionId, [ANY, ...this.#parts.subscriptions().map(({ id, name }) => [id, name] as const)])
    this.#fill()
    this.#show()
    setText(this.#error, '')
    this.#dialog.showModal()
    this.#list.focus()
  }

  #chosen(): FaultInfoView | undefined {
    return this.#catalogue.find(({ name }) => name === this.#list.value)
  }

  #fill(): void {
    const wanted = this.#filter.value.trim().toLowerCase()
    const before = this.#list.value
    const found = this.#catalogue.filter(({ name, does, receiver }) =>
      `${name} ${does} ${receiver}`.toLowerCase().includes(wanted),
    )
    this.#list.replaceChildren(
      ...PLANES.flatMap(([plane, label]) => {
        const of = found.filter((one) => one.plane === plane)
        return of.length === 0
          ? []
          : [element('optgroup', { label }, ...of.map(({ name }) => element('option', { value: name }, name)))]
      }),
    )
    this.#list.value = found.some(({ name }) => name === before) ? before : (this.#list.options[0]?.value ?? '')
    if (this.#list.value !== before) this.#show()
  }

  #show(): void {
    const info = this.#chosen()
    setText(this.#error, '')
    this.#fields.replaceChildren()
    if (!info) return this.#about.replaceChildren('No fault matches.')
    const isApi = info.plane === 'api'
    this.#about.replaceChildren(
      element('p', {}, element('strong', {}, info.name), ` ${info.does}.`),
      element('p', { class: 'quiet' }, `A correct ${isApi ? 'client' : 'receiver'}: ${info.receiver}.`),
    )
    this.#fields.append(
      ...Object.entries(info.parameters).map(([key, parameter]) =>
        labeled(`${key}: ${parameter.means}`, fieldOf(key, parameter)),
      ),
    )
    this.#attach.hidden = isApi
    const { attempts, subscriptionId, event, operation } = this.#when
    fill(event, [ANY, ...(info.events ?? EVENT_NAMES).map((name) => [name, name] as const)])
    fill(operation, [ANY, ...(info.operations ?? []).map((name) => [name, name] as const)])
    const shown: readonly (readonly [HTMLElement, boolean])[] = [
      [attempts, info.plane === 'message' || info.plane === 'wire'],
      [subscriptionId, !isApi],
      [event, !isApi],
      [operation, isApi],
    ]
    for (const [field, fits] of shown) if (field.parentElement) field.parentElement.hidden = !fits
    if (info.plane !== 'message' && info.plane !== 'wire') attempts.value = ''
    if (isApi) subscriptionId.value = ''
  }

  #written(): Record<string, string> {
    return Object.fromEntries(
      [...this.#fields.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')].map((field) => [
        field.name,
        field.value,
      ]),
    )
  }

  #writtenWhen(): WrittenWhen {
    const { probability, count, from, until, attempts, subscriptionId, event, operation } = this.#when
    return {
      probability: probability.value,
      count: count.value,
      from: from.value.trim(),
      until: until.value.trim(),
      attempts: attempts.value.trim(),
      subscriptionId: subscriptionId.value,
      event: event.value,
      operation: operation.value,
    }
  }

  #whenValid(then: (info: FaultInfoView) => Promise<unknown>): void {
    const info = this.#chosen()
    if (!info || this.#dialog.querySelector('form')?.reportValidity() === false) return
    then(info).then(
      () => {
        this.#dialog.close()
      },
      (error: unknown) => {
        setText(this.#error, error instanceof Error ? error.message : String(error))
      },
    )
  }
}

const fieldOf = (
  name: string,
  { kind, required, choices: known = [], least, most }: FaultInfoView['parameters'][string],
): HTMLElement => {
  const common = { name, ...(required && { required: '' }) }
  switch (kind) {
    case 'choice':
      return choices(
        [...(required ? [] : [['', 'default'] as const]), ...known.map((one) => [one, one] as const)],
        common,
      )
    case 'whole-number':
      return element('input', {
        ...common,
        type: 'number',
        step: '1',
        ...(least !== undefined && { min: String(least) }),
        ...(most !== undefined && { max: String(most) }),
      })
    case 'duration':
      return element('input', {
        ...common,
        autocomplete: 'off',
        placeholder: '500ms',
        pattern: String.raw`\s*\d+(\.\d+)?(ms|s|m|h|d)\s*`,
        title: 'A number with a unit: 500ms, 10s, 2m, 1h',
      })
    case 'text':
      return element('input', { ...common, autocomplete: 'off', spellcheck: 'false' })
    default:
      return kind satisfies never
  }
}
