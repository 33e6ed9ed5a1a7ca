import type { EventName } from '../events/catalogue.ts'
import { derive } from '../events/random.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { checkForDialect, isOfAttempt } from './attach.ts'
import type { ApiFault, ApiRequest, AttachedFault, AttemptFault, PlanFault } from './fault.ts'
import { Standing, viewOf, type StandingFault } from './standing-fault.ts'
import { readStanding, type StandingInput, type StandingReferences } from './standing-input.ts'

/** What a fault needs to know of a delivery. */
interface Subject {
  readonly id: string
  readonly subscriptionId: string
  readonly eventName: EventName
  readonly dialect: Dialect
}

const fits = (
  { rule: { subscriptionId, event, from, until, count }, fired }: Standing,
  subject: Subject,
  now: number,
): boolean =>
  fired < count &&
  now >= from &&
  now < until &&
  (subscriptionId === undefined || subscriptionId === subject.subscriptionId) &&
  (event === undefined || event === subject.eventName)

/**
 * Returns whether parameters are valid for a dialect: a subscription made later may have one they were not checked for.
 */
const suits = (attached: AttachedFault<AttemptFault>, dialect: Dialect): boolean => {
  try {
    checkForDialect([attached], dialect)
    return true
  } catch {
    return false
  }
}

/** A fault that fires on a call of the emulated API. */
export interface ApiFiring extends AttachedFault<ApiFault> {
  readonly notes: ApiRequest['notes']
}

const NOBODY: readonly Standing[] = []

/**
 * The standing faults. Which deliveries an entry hits depends only on the seed, its position in the list, the delivery
 * and the attempt; `count` is used up in the order in which attempts are due, first attempts in order of creation.
 */
export class StandingFaults {
  readonly #seed: number
  #all = NOBODY
  #given = 0
  #ofPlan = NOBODY
  #ofAttempts = NOBODY
  #ofApi = NOBODY

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Replaces the list; nothing changes if an entry is invalid. @throws {MockError} as {@link readStanding} does */
  set(given: readonly StandingInput[], references: StandingReferences): void {
    const rules = given.map((input, index) => readStanding(input, index, references))
    this.#stand(rules.map((rule, index) => new Standing(this.#nextId(), rule, index)))
  }

  /** Adds a fault; the others keep counting. @throws {MockError} as {@link readStanding} does */
  add(given: StandingInput, references: StandingReferences): StandingFault {
    const index = (this.#all.at(-1)?.index ?? -1) + 1
    const added = new Standing(this.#nextId(), readStanding(given, index, references), index)
    this.#stand([...this.#all, added])
    return viewOf(added)
  }

  /** Removes a fault; returns false if no fault has this id. */
  remove(id: string): boolean {
    const left = this.#all.filter((one) => one.id !== id)
    if (left.length === this.#all.length) return false
    this.#stand(left)
    return true
  }

  #nextId(): string {
    return `flt_${String(++this.#given)}`
  }

  #stand(all: readonly Standing[]): void {
    this.#all = all
    const of = (...planes: readonly string[]): readonly Standing[] =>
      this.#all.filter(({ rule }) => planes.includes(rule.attached.fault.plane))
    this.#ofPlan = of('plan')
    this.#ofAttempts = of('message', 'wire')
    this.#ofApi = of('api')
  }

  clear(): void {
    this.#stand(NOBODY)
  }

  /** Removes all faults and restarts their ids. */
  reset(): void {
    this.clear()
    this.#given = 0
  }

  get onPlan(): boolean {
    return this.#ofPlan.length > 0
  }

  get onAttempts(): boolean {
    return this.#ofAttempts.length > 0
  }

  get onApi(): boolean {
    return this.#ofApi.length > 0
  }

  list(): readonly StandingFault[] {
    return this.#all.map(viewOf)
  }

  /** Returns the faults that fire on the deliveries of an event to a subscription. */
  planFaultsFor(delivery: Subject, now: number): readonly AttachedFault<PlanFault>[] {
    const firing: AttachedFault<PlanFault>[] = []
    for (const one of this.#ofPlan) {
      const { attached } = one.rule
      if (attached.fault.plane !== 'plan' || attached.fault.events?.includes(delivery.eventName) === false) continue
      if (!fits(one, delivery, now) || !this.#draws(one, delivery.id, 0)) continue
      one.fired += 1
      firing.push(attached as AttachedFault<PlanFault>)
    }
    return firing
  }

  /**
   * Returns the faults that fire on an attempt that is due.
   * @param round its number since the last redelivery by hand, which `attempts` refers to
   * @param carried whether it already has a connection fault; there cannot be two
   */
  attemptFaultsFor(
    delivery: Subject,
    { number, round, carried }: { readonly number: number; readonly round: number; readonly carried: boolean },
    now: number,
  ): readonly AttachedFault<AttemptFault>[] {
    const firing: AttachedFault<AttemptFault>[] = []
    let isCarried = carried
    for (const one of this.#ofAttempts) {
      const { attached } = one.rule
      if (!isOfAttempt(attached) || round < attached.from || round > attached.to) continue
      const carries = attached.fault.plane === 'wire'
      if (
        (carries && isCarried) ||
        !fits(one, delivery, now) ||
        !suits(attached, delivery.dialect) ||
        !this.#draws(one, delivery.id, number)
      )
        continue
      one.fired += 1
      isCarried ||= carries
      firing.push(attached)
    }
    return firing
  }

  /** Returns the faults that fire on a call of the emulated API; chance depends on the order of the calls. */
  apiFaultsFor(request: Omit<ApiRequest, 'notes'>): readonly ApiFiring[] {
    const firing: ApiFiring[] = []
    const { operation, now } = request
    for (const one of this.#ofApi) {
      const {
        rule: { attached, from, until, count, operation: wanted },
        notes,
      } = one
      const { fault } = attached
      if (
        fault.plane !== 'api' ||
        fault.operations?.includes(operation) === false ||
        (wanted !== undefined && wanted !== operation)
      )
        continue
      if (now < from || now >= until || one.fired >= count || !this.#draws(one, 'call', ++one.calls)) continue
      if (fault.concerns?.({ ...request, notes }, attached.parameters) === false) continue
      one.fired += 1
      firing.push({ ...attached, fault, notes })
    }
    return firing
  }

  #draws({ rule: { probability }, index }: Standing, of: string, number: number): boolean {
    return (
      probability >= 1 || (probability > 0 && derive(this.#seed, 'standing', index, of, number).next() < probability)
    )
  }
}
