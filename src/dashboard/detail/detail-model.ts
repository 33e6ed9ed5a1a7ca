import { signal } from '@preact/signals'
import type { Choice } from '../board/choosing.ts'
import type { DeliveryView } from '../../timeline/entry-view.ts'

export interface DetailActions {
  load(id: string): Promise<DeliveryView>
  now(): number
  secretOf(subscriptionId: string): string | undefined
  nameOf(subscriptionId: string): string
  redeliver(id: string): Promise<unknown>
  cancel(id: string): Promise<unknown>
  /** Replays it on the board, from its publication. */
  replay(id: string): void
  /** Called when another attempt is selected in the drawer. */
  chosen(choice: Choice): void
  closed(): void
}

/** The delivery in the drawer, and its current state. */
export class DetailModel {
  readonly choice = signal<Choice | undefined>(undefined)
  readonly delivery = signal<DeliveryView | undefined>(undefined)
  readonly tab = signal<'Request' | 'Signature' | 'Compare'>('Request')
  /** Number of the attempt to compare with, once the user chose one. */
  readonly against = signal<number | undefined>(undefined)
  readonly isOffline = signal(false)
  /** Incremented while a countdown is shown. */
  readonly ticks = signal(0)
  readonly #actions: DetailActions
  #asked = 0

  constructor(actions: DetailActions) {
    this.#actions = actions
  }

  get nameOf(): DetailActions['nameOf'] {
    return (id) => this.#actions.nameOf(id)
  }

  get secretOf(): DetailActions['secretOf'] {
    return (id) => this.#actions.secretOf(id)
  }

  now(): number {
    return this.#actions.now()
  }

  async show(choice: Choice): Promise<void> {
    const isOther = choice.id !== this.choice.value?.id
    if (isOther) {
      this.delivery.value = undefined
      this.tab.value = 'Request'
    }
    if (isOther || choice.attempt === this.against.value) this.against.value = undefined
    this.choice.value = choice
    await this.refresh()
  }

  /** Reads the delivery again. */
  async refresh(): Promise<void> {
    const wanted = this.choice.value
    if (!wanted) return
    const asked = ++this.#asked
    const delivery = await this.#actions.load(wanted.id)
    // A response that arrives after that of a later request is outdated.
    if (this.choice.value?.id === wanted.id && asked === this.#asked) this.delivery.value = delivery
  }

  choose(attempt: number): void {
    const { value } = this.choice
    if (!value) return
    this.choice.value = { id: value.id, attempt }
    this.#actions.chosen(this.choice.value)
  }

  redeliver(): void {
    if (this.choice.value) void this.#actions.redeliver(this.choice.value.id)
  }

  cancel(): void {
    if (this.choice.value) void this.#actions.cancel(this.choice.value.id)
  }

  replay(): void {
    if (this.choice.value) this.#actions.replay(this.choice.value.id)
  }

  close(): void {
    if (!this.choice.value) return
    this.choice.value = undefined
    this.delivery.value = undefined
    this.#actions.closed()
  }
}
