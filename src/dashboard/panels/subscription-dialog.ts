import type { SubscriptionView, SubscriptionRequest } from '../mock/control-client.ts'
import { button, choices, element, fill, setText } from '../parts/element.ts'
import { SUBSCRIBABLE_NAMES } from './event-names.ts'
import { changesOf, type WrittenSubscription } from './subscription-reading.ts'

export interface SubscriptionDialogParts {
  /**
   * Creates one, with a separate policy unless that is empty. All three throw with the mock's message if it refuses.
   */
  create(input: SubscriptionRequest, policy: string): Promise<unknown>
  change(id: string, input: SubscriptionRequest): Promise<unknown>
  setPolicy(id: string, policy: string | undefined): Promise<unknown>
}

const OFTEN = 2
const AUTHORIZATIONS = [
  ['NoAuth', 'none'],
  ['BasicAuth', 'user name and password'],
  ['TokenAuth', 'a token'],
] as const
const labeled = (text: string, field: HTMLElement): HTMLLabelElement => element('label', {}, text, field)
const ticked = (name: string): HTMLLabelElement =>
  element('label', { class: 'tick-box' }, element('input', { type: 'checkbox', name: 'event', value: name }), name)

/** The dialog that creates or edits a subscription. */
export class SubscriptionDialog {
  readonly #parts: SubscriptionDialogParts
  readonly #title = element('h2', { id: 'subscription-title' })
  readonly #name = element('input', { required: '', maxlength: '255', autocomplete: 'off' })
  readonly #url = element('input', {
    type: 'url',
    required: '',
    autocomplete: 'off',
    placeholder: 'http://127.0.0.1:3000/webhook',
  })
  readonly #others = element('details', {}, element('summary'), ...SUBSCRIBABLE_NAMES.slice(OFTEN).map(ticked))
  readonly #events = element(
    'fieldset',
    {},
    element('legend', {}, 'events'),
    ...SUBSCRIBABLE_NAMES.slice(0, OFTEN).map(ticked),
    this.#others,
  )
  readonly #authorization = choices([])
  readonly #user = element('input', { autocomplete: 'off' })
  readonly #word = element('input', { type: 'password', autocomplete: 'new-password' })
  readonly #token = element('input', { autocomplete: 'off' })
  readonly #enabled = element('input', { type: 'checkbox' })
  readonly #policy = element('input', {
    list: 'policy-names',
    autocomplete: 'off',
    placeholder: 'the same as all',
    spellcheck: 'false',
  })
  readonly #error = element('p', { class: 'last-error', role: 'alert' })
  readonly #submit = element('button', { class: 'strong' })
  readonly #dialog = element('dialog', { class: 'middle', 'aria-labelledby': 'subscription-title' })
  #edited: SubscriptionView | undefined

  constructor(parts: SubscriptionDialogParts) {
    this.#parts = parts
    const form = element(
      'form',
      { method: 'dialog' },
      this.#title,
      labeled('name', this.#name),
      labeled('delivers to', this.#url),
      this.#events,
      labeled('authorization', this.#authorization),
      labeled('user name', this.#user),
      labeled('password', this.#word),
      labeled('token', this.#token),
      labeled('retry policy', this.#policy),
      element('label', { class: 'tick-box' }, this.#enabled, 'enabled'),
      this.#error,
      element(
        'div',
        { class: 'pair' },
        this.#submit,
        button('Close', () => {
          this.#dialog.close()
        }),
      ),
    )
    form.addEventListener('submit', (submitted) => {
      submitted.preventDefault()
      void this.#send()
    })
    this.#authorization.addEventListener('change', () => {
      this.#fit()
    })
    this.#events.addEventListener('change', () => {
      this.#count()
    })
    this.#dialog.append(form)
    document.body.append(this.#dialog)
  }

  open(edited?: SubscriptionView): void {
    this.#edited = edited
    setText(this.#title, edited ? `Edit ${edited.name}` : 'Add a subscription')
    setText(this.#submit, edited ? 'Save' : 'Create')
    this.#name.value = edited?.name ?? 'From the page'
    this.#url.value = edited?.url ?? ''
    const events: readonly string[] = edited?.subscribedEvents ?? SUBSCRIBABLE_NAMES.slice(0, OFTEN)
    for (const box of this.#boxes()) box.checked = events.includes(box.value)
    fill(this.#authorization, [
      ...(edited
        ? [['', edited.headers.length > 0 ? `as it is (${edited.headers.join(', ')})` : 'as it is (none)'] as const]
        : []),
      ...AUTHORIZATIONS,
    ])
    for (const field of [this.#user, this.#word, this.#token]) field.value = ''
    this.#enabled.checked = edited?.enabled ?? true
    this.#policy.value = edited?.retryPolicy ?? ''
    setText(this.#error, '')
    this.#fit()
    this.#count()
    this.#dialog.showModal()
  }

  #boxes(): HTMLInputElement[] {
    return [...this.#events.querySelectorAll<HTMLInputElement>('[name=event]')]
  }

  #count(): void {
    const chosen = [...this.#others.querySelectorAll('input')].filter(({ checked }) => checked).length
    const summary = this.#others.querySelector('summary')
    if (summary)
      setText(summary, `conversation events: ${String(chosen)} of ${String(SUBSCRIBABLE_NAMES.length - OFTEN)}`)
  }

  /** Shows the fields that the chosen authorization needs. */
  #fit(): void {
    const kind = this.#authorization.value
    for (const [field, wanted] of [
      [this.#user, 'BasicAuth'],
      [this.#word, 'BasicAuth'],
      [this.#token, 'TokenAuth'],
    ] as const) {
      if (field.parentElement) field.parentElement.hidden = kind !== wanted
      field.required = kind === wanted
    }
  }

  #written(): WrittenSubscription {
    return {
      name: this.#name.value.trim(),
      url: this.#url.value.trim(),
      events: this.#boxes()
        .filter(({ checked }) => checked)
        .map(({ value }) => value),
      authorization: this.#authorization.value,
      user: this.#user.value,
      password: this.#word.value,
      token: this.#token.value,
      enabled: this.#enabled.checked,
    }
  }

  async #send(): Promise<void> {
    const edited = this.#edited
    const policy = this.#policy.value.trim()
    try {
      const changes = changesOf(this.#written(), edited)
      if (!edited) await this.#parts.create(changes, policy)
      else {
        if (Object.keys(changes).length > 0) await this.#parts.change(edited.id, changes)
        if (policy !== (edited.retryPolicy ?? ''))
          await this.#parts.setPolicy(edited.id, policy === '' ? undefined : policy)
      }
      this.#dialog.close()
    } catch (error) {
      setText(this.#error, error instanceof Error ? error.message : String(error))
    }
  }
}
