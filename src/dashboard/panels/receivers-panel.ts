import type { SubscriptionView } from '../mock/control-client.ts'
import { button, element, setText } from '../parts/element.ts'
import type { ReceiverTally } from './tallies.ts'
import { clockTime } from '../../timeline/local-time.ts'

export interface ReceiverParts {
  edit(subscription: SubscriptionView): void
  enable(id: string, enabled: boolean): Promise<unknown>
  remove(id: string): Promise<unknown>
  open(deliveryId: string): void
}

const COUNTS = ['accepted', 'pending', 'exhausted'] as const

/** One subscription: the state of its receiver, and the available actions. */
class ReceiverCard {
  readonly element = element('li', { class: 'receiver' })
  readonly #name = element('strong')
  readonly #url = element('span', { class: 'url quiet' })
  readonly #counts = new Map(COUNTS.map((kind) => [kind, element('b')]))
  readonly #canceled = element('span', { class: 'quiet' })
  readonly #error = element('span', { class: 'last-error' })
  readonly #toggle: HTMLButtonElement
  readonly #events = element('span', { class: 'quiet' })
  readonly #secret = element('code', { hidden: '' })
  readonly #reveal = button(
    'Show secret',
    () => {
      this.#secret.hidden = !this.#secret.hidden
      setText(this.#reveal, this.#secret.hidden ? 'Show secret' : 'Hide secret')
    },
    { class: 'small' },
  )
  readonly #policy = element('span', { class: 'quiet' })
  #shown: SubscriptionView | undefined
  #failed: string | undefined

  constructor(id: string, parts: ReceiverParts) {
    this.#toggle = button('', () => parts.enable(id, this.#shown?.enabled === false), { class: 'small' })
    const look = button('Show', () => this.#failed !== undefined && parts.open(this.#failed), {
      class: 'small',
      'aria-label': 'Show the last error',
    })
    const counts = element(
      'span',
      { class: 'counts' },
      ...COUNTS.map((kind) => element('span', { class: `count ${kind}` }, this.#counts.get(kind) ?? '', ` ${kind}`)),
      this.#canceled,
    )
    this.element.append(
      element(
        'div',
        { class: 'top' },
        this.#name,
        element(
          'span',
          { class: 'pair' },
          this.#toggle,
          button('Edit', () => this.#shown && parts.edit(this.#shown), { class: 'small' }),
          button('Delete', () => parts.remove(id), { class: 'small' }),
        ),
      ),
      this.#url,
      element('span', { class: 'secret' }, this.#events, this.#reveal, this.#secret),
      this.#policy,
      counts,
      element('span', { class: 'error-line' }, this.#error, ' ', look),
    )
  }

  draw(subscription: SubscriptionView, tally: ReceiverTally | undefined): void {
    const { name, url, enabled, subscribedEvents, secretKey, retryPolicy } = subscription
    this.#shown = subscription
    setText(this.#policy, retryPolicy === null ? '' : `retry policy: ${retryPolicy}`)
    this.#policy.hidden = retryPolicy === null
    setText(this.#name, name)
    setText(this.#url, url)
    setText(this.#secret, secretKey)
    setText(
      this.#events,
      subscribedEvents.length > 3 ? `${String(subscribedEvents.length)} events` : subscribedEvents.join(', '),
    )
    setText(this.#toggle, enabled ? 'Disable' : 'Enable')
    this.element.classList.toggle('disabled', !enabled)
    for (const [kind, node] of this.#counts) {
      setText(node, String(tally?.[kind] ?? 0))
      node.parentElement?.classList.toggle('none', (tally?.[kind] ?? 0) === 0)
    }
    setText(this.#canceled, tally && tally.canceled > 0 ? `${String(tally.canceled)} canceled` : '')
    this.#failed = tally?.lastError?.deliveryId
    setText(
      this.#error,
      tally?.lastError ? `last error: ${tally.lastError.summary} at ${clockTime(tally.lastError.at)}` : '',
    )
    this.#error.classList.toggle('past', tally?.pending === 0 && tally.exhausted === 0)
    this.#error.parentElement?.toggleAttribute('hidden', !tally?.lastError)
  }
}

/** The receivers, one card for each subscription. */
export class ReceiversPanel {
  readonly #host: HTMLElement
  readonly #parts: ReceiverParts
  readonly #cards = new Map<string, ReceiverCard>()

  constructor(host: HTMLElement, parts: ReceiverParts) {
    this.#host = host
    this.#parts = parts
  }

  draw(subscriptions: readonly SubscriptionView[], tallies: ReadonlyMap<string, ReceiverTally>): void {
    for (const subscription of subscriptions) {
      let card = this.#cards.get(subscription.id)
      if (!card) {
        card = new ReceiverCard(subscription.id, this.#parts)
        this.#cards.set(subscription.id, card)
        this.#host.append(card.element)
      }
      card.draw(subscription, tallies.get(subscription.id))
    }
    for (const [id, { element: gone }] of this.#cards) {
      if (subscriptions.some((known) => known.id === id)) continue
      gone.remove()
      this.#cards.delete(id)
    }
    this.#host.toggleAttribute('data-none', subscriptions.length === 0)
  }
}
