import type { EventName } from '../events/catalogue.ts'
import { derive } from '../events/random.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { checkForDialect, isOfAttempt } from './attach.ts'
import type { ApiFault, ApiRequest, AttachedFault, AttemptFault, ParameterValues, PlanFault } from './fault.ts'
import { readStanding, type StandingInput, type StandingRule, type StandingSurroundings } from './standing-input.ts'

/** A standing fault as lists show it. Instants are milliseconds since the Unix epoch, on the mock's clock. */
export interface StandingFault {
  /** `flt_1`, `flt_2`, … in the order in which they were set, counted from the start or the last reset. */
  readonly id: string
  readonly fault: string
  readonly plane: 'plan' | 'message' | 'wire' | 'api'
  readonly parameters: ParameterValues
  readonly attempts?: number | string
  readonly probability: number
  /** Absent: without end. */
  readonly count?: number
  readonly from: number
  /** Absent: without end. */
  readonly until?: number
  readonly subscriptionId?: string
  readonly event?: EventName
  readonly operation?: string
  /** How often it has fired. */
  readonly fired: number
}

/** A delivery, as far as it matters here. */
interface Subject {
  readonly id: string
  readonly subscriptionId: string
  readonly eventName: EventName
  readonly dialect: Dialect
}

class Standing {
  readonly id: string
  readonly rule: StandingRule
  readonly index: number
  fired = 0
  /** Calls of the emulated API that it looked at. */
  calls = 0
  readonly notes = new Map<string, number>()

  constructor(id: string, rule: StandingRule, index: number) {
    this.id = id
    this.rule = rule
    this.index = index
  }
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

/** An entry may come to meet a dialect that its parameters were not checked for: it does not fire there. */
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
const viewOf = ({
  id,
  rule: { attached, attempts, probability, count, from, until, subscriptionId, event, operation },
  fired,
}: Standing): StandingFault => ({
  id,
  fault: attached.fault.name,
  plane: attached.fault.plane,
  parameters: attached.parameters,
  ...(attempts !== undefined && { attempts }),
  probability,
  ...(count !== Infinity && { count }),
  from,
  ...(until !== Infinity && { until }),
  ...(subscriptionId !== undefined && { subscriptionId }),
  ...(event !== undefined && { event }),
  ...(operation !== undefined && { operation }),
  fired,
})

const NOBODY: readonly Standing[] = []

/**
 * The faults that fire by themselves. Which deliveries an entry hits follows from the seed, its place in the list, the
 * delivery and the attempt alone; `count` is given out as attempts fall due: first attempts in order of creation.
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

  /** Replaces the list; nothing changes when an entry is wrong. @throws {MockError} as {@link readStanding} does */
  set(given: readonly StandingInput[], surroundings: StandingSurroundings): void {
    const rules = given.map((input, index) => readStanding(input, index, surroundings))
    this.#stand(rules.map((rule, index) => new Standing(this.#nextId(), rule, index)))
  }

  /** Adds one; those that stand go on counting. @throws {MockError} as {@link readStanding} does */
  add(given: StandingInput, surroundings: StandingSurroundings): StandingFault {
    const index = (this.#all.at(-1)?.index ?? -1) + 1
    const added = new Standing(this.#nextId(), readStanding(given, index, surroundings), index)
    this.#stand([...this.#all, added])
    return viewOf(added)
  }

  /** Takes one away; false when there is none of that id. */
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

  /** As at the start: the ids begin again, too. */
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

  /** Those that fire on what is owed to a subscription. */
  owing(delivery: Subject, now: number): readonly AttachedFault<PlanFault>[] {
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
   * Those that fire on an attempt that falls due.
   * @param round its number since the last redelivery by hand, which `attempts` speaks of
   * @param carried a fault of the wire carries it already; there is no room for a second
   */
  attempting(
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

  /** Those that fire on a call of the emulated API, drawn by the order in which calls come. */
  answering(request: Omit<ApiRequest, 'notes'>): readonly ApiFiring[] {
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
