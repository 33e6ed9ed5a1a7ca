import { MockError } from '../../kit/error.ts'
import type { MockCore } from '../../engine/core.ts'
import { describeOutcome } from '../../kit/outcome-words.ts'
import type { Attempt, Delivery, DeliveryId } from '../../journal/delivery.ts'
import { neverReached } from '../../journal/outcome.ts'
import type { EventName } from '../../events/catalogue.ts'

/** The receiver cannot be reached, so it cannot be judged. */
export class ReceiverUnreachable extends Error {}

/** What one step published. */
export interface SentEvent {
  readonly event: EventName
  readonly eventId: string
  readonly interactionId: string
  readonly sessionId: string
  readonly selfUri: string
  readonly deliveries: readonly DeliveryId[]
  readonly csid: number
  /** Arguments for probes: the name of the event in its body, and the IDs it happened to. */
  readonly probed: { readonly event: string; readonly effects: readonly string[]; readonly subjects: readonly string[] }
}

/** Everything that a scenario has sent, by name. */
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

  /** Returns what was sent under a name, or last. @throws {MockError} `DELIVERY_UNKNOWN` */
  of(name: string | undefined): SentEvent {
    const sent = name === undefined ? this.#latest : this.#named.get(name)
    if (!sent)
      throw new MockError({
        code: 'DELIVERY_UNKNOWN',
        message: name === undefined ? 'nothing has been published yet' : `no step is named "${name}"`,
        fix: 'publish it first',
      })
    return sent
  }

  deliveries(sent: SentEvent): readonly Delivery[] {
    return sent.deliveries.flatMap((id) => this.#core.journal.delivery(id) ?? [])
  }

  /** Excuses all attempts so far: the receiver was down on purpose. */
  excuse(): void {
    for (const { attempts } of this.#core.journal.deliveries())
      for (const attempt of attempts) this.#excused.add(attempt)
  }

  isExcused(attempt: Attempt): boolean {
    return this.#excused.has(attempt)
  }

  /** Waits until every delivery has settled. @throws {ReceiverUnreachable} if nothing listens there */
  async settled(): Promise<void> {
    await this.#core.settled()
    this.#checkReached()
  }

  /** Waits until the deliveries of one step have settled. @throws {ReceiverUnreachable} */
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
          throw new ReceiverUnreachable(`the receiver could not be reached: ${describeOutcome(outcome)}`)
      }
    }
  }
}
