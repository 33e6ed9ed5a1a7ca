import type { ScenarioResult } from '../../model/result.ts'
import { DOUBLED, effectOf, LOST, type EffectFacts } from './effect-facts.ts'
import { EFFECT_RULES, type EffectPart } from './effect-rules.ts'
import { authorsReason, type Explained } from './reasons.ts'
import type { RequestFacts } from './request-facts.ts'
import { REQUEST_TRAITS } from './request-traits.ts'
import type { Failure } from './symptoms.ts'
import { tellApart, type Part, type Trait } from './trait.ts'

type Requests = ReadonlyMap<ScenarioResult, readonly RequestFacts[]>

/** What share of effects must be wrong alike, to say that all are. */
const NEARLY_ALL = 0.9

const TRAITS = { lost: LOST, doubled: DOUBLED, undue: [], state: [], right: [] } as const satisfies Record<
  EffectFacts['kind'],
  readonly Trait<EffectFacts>[]
>

/** Explains effects that are lost, doubled or not due, by what tells them from those that are right. */
export const explainEffects = (failures: readonly Failure[], requests: Requests): readonly Explained[] => {
  const facts = new Map<EffectFacts, Failure>()
  const rest: Failure[] = []
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
  const explained: Explained[] = []
  const others = new Set<string>()
  for (const kind of ['lost', 'doubled', 'undue', 'state'] as const) {
    const wrong = [...facts.keys()].filter((effect) => effect.kind === kind)
    for (const part of partsOf(kind, wrong, right, others)) {
      const own = part.effects.flatMap((effect) => facts.get(effect) ?? [])
      const reason = EFFECT_RULES.find(({ when }) => when(part))?.reason(part)
      if (part.trait) others.add(part.trait.id)
      if (reason) explained.push({ reason, failures: own })
      else explained.push(...own.map((failure): Explained => ({ reason: authorsReason(failure), failures: [failure] })))
    }
  }
  return [...explained, ...rest.map((failure): Explained => ({ reason: authorsReason(failure), failures: [failure] }))]
}

/** Effects that could have gone wrong in the same way, and have not. */
const comparable = (kind: EffectFacts['kind'], right: readonly EffectFacts[]): readonly EffectFacts[] =>
  right.filter(({ finding: { check } }) => {
    if (check.kind === 'effect-count')
      return kind === 'lost' || kind === 'doubled' ? check.expected > 0 : check.expected === 0
    return kind === 'state' && check.kind === 'state'
  })

const partsOf = (
  kind: EffectFacts['kind'],
  wrong: readonly EffectFacts[],
  right: readonly EffectFacts[],
  others: ReadonlySet<string>,
): readonly EffectPart[] => {
  if (wrong.length === 0) return []
  const passed = comparable(kind, right)
  const isEverything = wrong.length >= (wrong.length + passed.length) * NEARLY_ALL && wrong.length > 3
  const make = ({ trait, cases }: Part<EffectFacts>, requestTrait?: Trait<RequestFacts>): EffectPart => ({
    kind,
    trait,
    requestTrait,
    isEverything,
    others,
    effects: cases,
  })
  if (kind === 'undue' || kind === 'state')
    return byForgery(wrong).map((cases) => make({ trait: undefined, rivals: [], cases }))
  if (isEverything && kind === 'lost') return [make({ trait: undefined, rivals: [], cases: wrong })]
  return tellApart(wrong, passed, TRAITS[kind]).flatMap((part) => {
    if (part.trait !== undefined || kind !== 'lost') return [make(part)]
    return byRequest(part.cases, passed).map(({ cases, trait }) => make({ ...part, cases }, trait))
  })
}

/** What was forged goes by itself. */
const byForgery = (wrong: readonly EffectFacts[]): readonly (readonly EffectFacts[])[] => {
  const isForged = ({ carrying }: EffectFacts): boolean => carrying.every(({ request }) => request.signed !== 'right')
  const hasUnknown = ({ finding: { check } }: EffectFacts): boolean =>
    check.kind === 'state' && check.unknownEvents.length > 0
  return [
    wrong.filter(isForged),
    wrong.filter((one) => !isForged(one) && hasUnknown(one)),
    wrong.filter((one) => !isForged(one) && !hasUnknown(one)),
  ].filter(({ length }) => length > 0)
}

/** Lost events are parted by what the requests have in common that brought them. */
const byRequest = (
  lost: readonly EffectFacts[],
  right: readonly EffectFacts[],
): readonly { readonly trait: Trait<RequestFacts> | undefined; readonly cases: readonly EffectFacts[] }[] => {
  const last = ({ carrying }: EffectFacts): RequestFacts | undefined => carrying.at(-1)?.request
  const owners = new Map<RequestFacts, EffectFacts>()
  for (const effect of lost) {
    const request = last(effect)
    if (request) owners.set(request, effect)
  }
  const parts = tellApart(
    [...owners.keys()],
    right.flatMap((effect) => last(effect) ?? []),
    REQUEST_TRAITS,
  )
  const without = lost.filter((effect) => !last(effect) || owners.get(last(effect) as RequestFacts) !== effect)
  return [
    ...parts.map(({ trait, cases }) => ({ trait, cases: cases.flatMap((request) => owners.get(request) ?? []) })),
    ...(without.length === 0 ? [] : [{ trait: undefined, cases: without }]),
  ]
}
