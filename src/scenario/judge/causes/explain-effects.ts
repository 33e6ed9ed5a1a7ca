import type { ScenarioResult } from '../../model/result.ts'
import { effectOf, forgeriesOf, type EffectFacts } from './effect-facts.ts'
import type { EffectPart } from './effect-part.ts'
import type { Knowledge } from './knowledge.ts'
import type { Explained } from './reasons.ts'
import type { Reason } from './reply-part.ts'
import type { RequestFacts } from './request-facts.ts'
import type { FailedFinding } from './symptoms.ts'
import { distinguish, type Distinguished, type Trait } from './trait.ts'

type Requests = ReadonlyMap<ScenarioResult, readonly RequestFacts[]>

/** Traits that set effects apart. */
interface Traits extends Pick<Knowledge, 'doubled' | 'requestTraits'> {
  readonly lost: readonly Trait<EffectFacts>[]
}

/** The share of effects that must be wrong in the same way to say that all are. */
const NEARLY_ALL = 0.9

/** Explains effects that are lost, doubled or unwanted by what sets them apart from correct ones. */
export const explainEffects = (
  failures: readonly FailedFinding[],
  requests: Requests,
  knowledge: Knowledge,
): readonly Explained[] => {
  const { effectRules, unexplained, doubled, requestTraits } = knowledge
  const facts = new Map<EffectFacts, FailedFinding>()
  const rest: FailedFinding[] = []
  for (const failure of failures) {
    const effect = effectOf(failure.scenario, failure.finding, requests.get(failure.scenario) ?? [])
    if (effect) facts.set(effect, failure)
    else rest.push(failure)
  }
  const right = [...requests].flatMap(([scenario, sent]) =>
    scenario.findings.flatMap((finding) =>
      finding.verdict === 'passed' ? (effectOf(scenario, finding, sent) ?? []) : [],
    ),
  )
  const all = [...requests.values()].flat()
  const traits: Traits = { lost: knowledge.lost({ all, right }), doubled, requestTraits }
  const explained: Explained[] = []
  const others = new Map<string, Reason>()
  for (const kind of ['lost', 'doubled', 'unexpected', 'state'] as const) {
    const wrong = [...facts.keys()].filter((effect) => effect.kind === kind)
    for (const part of partsOf(kind, { wrong, right }, others, traits)) {
      const own = part.effects.flatMap((effect) => facts.get(effect) ?? [])
      const reason = effectRules.find(({ when }) => when(part))?.reason(part)
      if (part.trait && reason) others.set(part.trait.id, reason)
      if (reason) explained.push({ reason, failures: own })
      else explained.push(...own.map((failure): Explained => ({ reason: unexplained(failure), failures: [failure] })))
    }
  }
  return [...explained, ...rest.map((failure): Explained => ({ reason: unexplained(failure), failures: [failure] }))]
}

/** Effects that could have gone wrong in the same way but did not. */
const comparable = (kind: EffectFacts['kind'], right: readonly EffectFacts[]): readonly EffectFacts[] =>
  right.filter(({ finding: { check } }) => {
    if (check.kind === 'effect-count')
      return kind === 'lost' || kind === 'doubled' ? check.expected > 0 : check.expected === 0
    return kind === 'state' && check.kind === 'state'
  })

const partsOf = (
  kind: EffectFacts['kind'],
  { wrong, right }: { readonly wrong: readonly EffectFacts[]; readonly right: readonly EffectFacts[] },
  others: ReadonlyMap<string, Reason>,
  { lost, doubled, requestTraits }: Traits,
): readonly EffectPart[] => {
  if (wrong.length === 0) return []
  const passed = comparable(kind, right)
  const isEverything = wrong.length >= (wrong.length + passed.length) * NEARLY_ALL && wrong.length > 3
  const make = ({ trait, cases }: Distinguished<EffectFacts>, requestTrait?: Trait<RequestFacts>): EffectPart => ({
    kind,
    trait,
    requestTrait,
    isEverything,
    others,
    effects: cases,
  })
  if (kind === 'unexpected' || kind === 'state')
    return byForgery(wrong).map((cases) => make({ trait: undefined, rivals: [], cases }))
  if (isEverything && kind === 'lost') return [make({ trait: undefined, rivals: [], cases: wrong })]
  const race = kind === 'doubled' ? raceIn(wrong, passed, doubled) : undefined
  if (race) return [make({ trait: race, rivals: [], cases: wrong })]
  const lifted = liftedFrom(requestTraits)
  const traits = kind === 'lost' ? [...lost, ...lifted.keys()] : doubled
  return distinguish(wrong, passed, traits).map((part) => {
    const requestTrait = part.trait && lifted.get(part.trait)
    return requestTrait ? make({ ...part, trait: undefined }, requestTrait) : make(part)
  })
}

/**
 * Simultaneous duplicates are not processed twice each time. They are the cause when they are most of what is doubled
 * and later redeliveries are not.
 */
const raceIn = (
  wrong: readonly EffectFacts[],
  passed: readonly EffectFacts[],
  doubled: readonly Trait<EffectFacts>[],
): Trait<EffectFacts> | undefined => {
  const atOnce = doubled.find(({ id }) => id === 'copies-at-once')
  const again = doubled.find(({ id }) => id === 'redelivered')
  if (!atOnce || !again || wrong.filter(atOnce.test).length * 2 < wrong.length) return undefined
  // Duplicates in sequence are processed twice only when nothing is remembered.
  if (wrong.filter((effect) => again.test(effect) && !atOnce.test(effect)).length >= MIN_ONCE) return undefined
  return passed.filter((effect) => again.test(effect) && !atOnce.test(effect)).length >= MIN_ONCE ? atOnce : undefined
}

/** How many redeliveries must be processed once to say that duplicates in sequence are. */
const MIN_ONCE = 3

/** Separates forged deliveries from the rest. */
const byForgery = (wrong: readonly EffectFacts[]): readonly (readonly EffectFacts[])[] => {
  const isForged = (effect: EffectFacts): boolean => forgeriesOf(effect).length > 0
  const hasUnknown = ({ finding: { check } }: EffectFacts): boolean =>
    check.kind === 'state' && check.unknownEvents.length > 0
  return [
    wrong.filter(isForged),
    wrong.filter((one) => !isForged(one) && hasUnknown(one)),
    wrong.filter((one) => !isForged(one) && !hasUnknown(one)),
  ].filter(({ length }) => length > 0)
}

/** Families of traits that can lose an event although it is acknowledged with 200. */
const SWALLOWED: ReadonlySet<string> = new Set(['members', 'enum', 'unknown-members', 'event', 'bytes', 'size', 'ids'])

/** Returns traits of the request that carried the event as traits of the effect. */
const liftedFrom = (
  requestTraits: readonly Trait<RequestFacts>[],
): ReadonlyMap<Trait<EffectFacts>, Trait<RequestFacts>> =>
  new Map(
    requestTraits
      .filter(({ family }) => SWALLOWED.has(family))
      .map((trait) => [
        {
          ...trait,
          test: ({ carrying }: EffectFacts) => {
            const last = carrying.at(-1)?.request
            return last !== undefined && trait.test(last)
          },
        },
        trait,
      ]),
  )
