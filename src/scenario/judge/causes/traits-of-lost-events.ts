import type { DocumentedEvent } from '../../../dialects/bodies/documented-event.ts'
import { isObject, type JsonObject } from '../../../kit/json-object.ts'
import type { EffectFacts } from './effect-facts.ts'
import { AFTER_FAILURE, firstOf, isTakenBefore } from './effect-traits.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type EffectTrait = Trait<EffectFacts>

const bodyOf = ({ json }: RequestFacts): JsonObject => (isObject(json) ? json : {})

const isOther = (one: RequestFacts, now: RequestFacts): boolean =>
  one.entries.length > 0 && one.entries[0]?.id !== now.entries[0]?.id

/** Whether a similar event of the same scenario was accepted before. */
const after =
  (isAlike: (one: RequestFacts, now: RequestFacts) => boolean) =>
  (facts: EffectFacts): boolean =>
    isTakenBefore(facts, (one, now) => isOther(one, now) && isAlike(one, now))

const isSame = (a: unknown, b: unknown): boolean => a !== undefined && a === b

const byName: EffectTrait = {
  id: 'event-by-name',
  words: 'some events',
  family: 'event',
  test: (facts) => firstOf(facts) !== undefined && firstOf(facts)?.request.before.length === 0,
}

/** Groups event IDs of a run by another value in their bodies. */
const idsBy = (all: readonly RequestFacts[], of: (body: JsonObject) => unknown): ReadonlyMap<unknown, Set<string>> => {
  const ids = new Map<unknown, Set<string>>()
  for (const request of all) {
    const value = of(bodyOf(request))
    const [entry] = request.entries
    if (request.signed !== 'right' || value === undefined || !entry) continue
    ids.set(value, (ids.get(value) ?? new Set()).add(entry.id))
  }
  return ids
}

/** What a run has shown, beyond the scenario of an effect. */
export interface SeenInRun {
  readonly all: readonly RequestFacts[]
  /** Effects that are correct. */
  readonly right: readonly EffectFacts[]
}

/**
 * Whether an event shares a value with others of the run, of which at most one took effect: a receiver remembers beyond
 * a scenario.
 */
const shared = ({ all, right }: SeenInRun, of: (body: JsonObject) => unknown): EffectTrait['test'] => {
  const ids = idsBy(all, of)
  const valueOf = (facts: EffectFacts): unknown => {
    const first = firstOf(facts)
    return first && of(bodyOf(first.request))
  }
  const passed = new Set(right)
  const passes = new Map<unknown, Set<string>>()
  for (const facts of right) {
    const value = valueOf(facts)
    if (value !== undefined) passes.set(value, (passes.get(value) ?? new Set()).add(facts.interactionId))
  }
  return (facts) => {
    const value = valueOf(facts)
    const taken = passes.get(value)?.size ?? 0
    return (ids.get(value)?.size ?? 0) > 1 && (passed.has(facts) ? taken > 1 : taken <= 1)
  }
}

const OLDER_THAN_KNOWN: EffectTrait = {
  id: 'older-than-known',
  words: 'an event older than one received before',
  family: 'time',
  test: after(
    (one, now) =>
      isSame(one.said?.of, now.said?.of) && (one.said?.at ?? 0) > (now.said?.at ?? Number.POSITIVE_INFINITY),
  ),
}

/** Returns the traits of events that had no effect. @param run what the run has shown */
export const lostEvents =
  ({ mistakenKeys, stateMistakes }: DocumentedEvent) =>
  (run: SeenInRun): readonly EffectTrait[] => [
    ...(stateMistakes ? [OLDER_THAN_KNOWN] : []),
    ...mistakenKeys.map(({ id, words, within, valueOf }): EffectTrait => ({
      id,
      words,
      family: 'known',
      test:
        within === 'run'
          ? shared(run, valueOf)
          : after((one, now) => isSame(valueOf(bodyOf(one)), valueOf(bodyOf(now)))),
    })),
    byName,
    AFTER_FAILURE,
  ]
