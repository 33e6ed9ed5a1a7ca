import { inPlace } from '../kit/in-place.ts'
import type { Decision } from '../journal/decision.ts'
import type { Attempt, Delivery } from '../journal/delivery.ts'
import type { DeliveryWithPayload } from '../journal/kept-delivery.ts'
import type { Outcome, Response } from '../journal/outcome.ts'

type AnsweredKind = Extract<Outcome, { readonly response: Response }>['kind']

/** The fields that a decision depends on. */
type AttemptSeen = Pick<Attempt, 'number' | 'endedAt' | 'outcome'>

/** Recomputes the decision that followed an attempt. */
export type DecideAgain = (attempt: AttemptSeen, delivery: Delivery) => Decision | undefined

/**
 * Stores compactly what the journal records about an attempt, because a million attempts may be kept. Instants are
 * stored as milliseconds since the event, which V8 keeps in place, whereas it boxes milliseconds since 1970. The
 * outcome is assembled on each read.
 */
export class CompactAttempt {
  readonly number: number
  readonly #delivery: DeliveryWithPayload
  readonly #startedAfter: number
  #endedAfter = -1
  /** The outcome, or only its kind if `#response` and `#micros` hold the rest. */
  #outcome: Outcome | AnsweredKind | undefined = undefined
  #response: Response | undefined = undefined
  /** Real microseconds that the attempt took. */
  #micros = 0
  /** The decision, or a function that recomputes it on each read. */
  #decision: Decision | DecideAgain | undefined = undefined

  constructor(delivery: DeliveryWithPayload, number: number, startedAt: number) {
    this.#delivery = delivery
    this.number = number
    this.#startedAfter = inPlace(startedAt - delivery.createdAt)
  }

  protected get delivery(): DeliveryWithPayload {
    return this.#delivery
  }

  get startedAt(): number {
    return this.#delivery.createdAt + this.#startedAfter
  }

  get endedAt(): number | undefined {
    return this.#endedAfter < 0 ? undefined : this.#delivery.createdAt + this.#endedAfter
  }

  set endedAt(at: number) {
    this.#endedAfter = inPlace(at - this.#delivery.createdAt)
  }

  get outcome(): Outcome | undefined {
    const kind = this.#outcome
    if (typeof kind !== 'string') return kind
    return this.#response && { kind, response: this.#response, ms: this.#micros / 1000 }
  }

  set outcome(outcome: Outcome) {
    const micros = Math.round(outcome.ms * 1000)
    const isPlain = 'response' in outcome && outcome.stalledMs === undefined && micros / 1000 === outcome.ms
    this.#outcome = isPlain ? outcome.kind : outcome
    if (!isPlain) return
    this.#response = outcome.response
    this.#micros = inPlace(micros)
  }

  /** The kind of an outcome that is stored as its kind, response and microseconds; undefined for any other. */
  get kind(): AnsweredKind | undefined {
    return typeof this.#outcome === 'string' ? this.#outcome : undefined
  }

  get response(): Response | undefined {
    return this.#response
  }

  get micros(): number {
    return this.#micros
  }

  /** The decision as it is stored. */
  get decided(): Decision | DecideAgain | undefined {
    return this.#decision
  }

  get decision(): Decision | undefined {
    const decided = this.#decision
    return typeof decided === 'function' ? decided(this, this.#delivery) : decided
  }

  set decision(decision: Decision) {
    this.#decision = decision
  }

  /**
   * Recomputes the decision on each read instead of storing it, for decisions that no other attempt shares. `again`
   * must always return the same decision.
   */
  decideAgain(again: DecideAgain): void {
    this.#decision = again
  }
}
