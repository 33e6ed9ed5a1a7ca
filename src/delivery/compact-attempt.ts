import { inPlace } from '../kit/in-place.ts'
import type { Decision } from '../journal/decision.ts'
import type { Attempt, Delivery } from '../journal/delivery.ts'
import type { Outcome, Response } from '../journal/outcome.ts'

type AnsweredKind = Extract<Outcome, { readonly response: Response }>['kind']

/** What a decision follows from. */
type AttemptSeen = Pick<Attempt, 'number' | 'endedAt' | 'outcome'>

/** Decides once more what followed an attempt. */
export type DecideAgain = (attempt: AttemptSeen, delivery: Delivery) => Decision | undefined

/**
 * What entries of the journal say of an attempt, in few bytes: a million may be kept. Instants stand as milliseconds
 * since the event, which V8 keeps in place where those since 1970 take a box, and an outcome is put together when it is
 * read.
 */
export class CompactAttempt {
  readonly number: number
  readonly #delivery: Delivery
  readonly #startedAfter: number
  #endedAfter = -1
  /** How it ended; with a response, the kind of the outcome alone. */
  #outcome: Outcome | AnsweredKind | undefined = undefined
  #response: Response | undefined = undefined
  /** Real microseconds until the response was there. */
  #micros = 0
  /** What follows, or what decides it again when it is read. */
  #decision: Decision | DecideAgain | undefined = undefined

  constructor(delivery: Delivery, number: number, startedAt: number) {
    this.#delivery = delivery
    this.number = number
    this.#startedAfter = inPlace(startedAt - delivery.createdAt)
  }

  protected get delivery(): Delivery {
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

  get decision(): Decision | undefined {
    const decided = this.#decision
    return typeof decided === 'function' ? decided(this, this.#delivery) : decided
  }

  set decision(decision: Decision) {
    this.#decision = decision
  }

  /** Lets its decision, which nothing else holds, be made again whenever it is read: always the same. */
  decideAgain(again: DecideAgain): void {
    this.#decision = again
  }
}
