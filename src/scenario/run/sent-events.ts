import { MockError } from '../../kit/error.ts'
import type { MockCore } from '../../engine/core.ts'
import { describeOutcome } from '../../kit/outcome-words.ts'
import type { Attempt, Delivery, DeliveryId } from '../../journal/delivery.ts'
import { neverReached } from '../../journal/outcome.ts'
import type { EventName } from '../../events/catalogue.ts'

/** The receiver is not there: nothing can be said about its contract. */
export class ReceiverGone extends Error {}

/** What one step brought about. */
export interface SentEvent {
  readonly event: EventName
  readonly eventId: string
  readonly interactionId: string
  readonly sessionId: string
  readonly selfUri: string
  readonly deliveries: readonly DeliveryId[]
  readonly csid: number
  /** What probes of the receiver are asked by: what its body calls the event, and ids of all that it happened to. */
  readonly probed: { readonly event: string; readonly effects: readonly string[]; readonly subjects: readonly string[] }
}

/** All that a scenario has sent, by the names that its steps gave it. */
export class SentEvents {
  readonly #core: MockCore
  readonly #named = new Map<string, SentEvent>()
  #latest: SentEvent | undefined
  readonly #excused = new Set<Attempt>()

  constructor(core: MockCore) {
    this.#core = core
  }

  keep(sent: SentEvent, name: string | undefined): void {
    if (name !== undefined) this.#named.set(name, sent)
    this.#latest = sent
  }

  named(name: string): SentEvent | undefined {
    return this.#named.get(name)
  }

  /** Without a name, what was sent last. @throws {MockError} `DELIVERY_UNKNOWN` */
  of(name: string | undefined): SentEvent {
    const sent = name === undefined ? this.#latest : this.#named.get(name)
    if (!sent)
      throw new MockError({
        code: 'DELIVERY_UNKNOWN',
        message: name === undefined ? 'nothing was published yet' : `no step is named "${name}"`,
        fix: 'publish it first',
      })
    return sent
  }

  deliveries(sent: SentEvent): readonly Delivery[] {
    return sent.deliveries.flatMap((id) => this.#core.journal.delivery(id) ?? [])
  }

  /** Holds nothing of what was tried until now against the receiver: it was away on purpose. */
  excuse(): void {
    for (const { attempts } of this.#core.journal.deliveries())
      for (const attempt of attempts) this.#excused.add(attempt)
  }

  isExcused(attempt: Attempt): boolean {
    return this.#excused.has(attempt)
  }

  /** Waits until every delivery has settled. @throws {ReceiverGone} when nothing listens there */
  async settled(): Promise<void> {
    await this.#core.settled()
    this.#checkReached()
  }

  /** Waits until the deliveries of one step have settled, and for no others. @throws {ReceiverGone} */
  async settledOf(sent: SentEvent): Promise<void> {
    const events = new Set(this.deliveries(sent).map(({ eventId }) => eventId))
    await Promise.all([...events].map((eventId) => this.#core.settled(eventId)))
    this.#checkReached()
  }

  #checkReached(): void {
    for (const { attempts } of this.#core.journal.deliveries()) {
      for (const attempt of attempts) {
        const { outcome } = attempt
        if (outcome && neverReached(outcome) && !this.#excused.has(attempt))
          throw new ReceiverGone(`the receiver could not be reached: ${describeOutcome(outcome)}`)
      }
    }
  }
}
