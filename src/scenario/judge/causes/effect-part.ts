import type { EffectFacts } from './effect-facts.ts'
import type { Reason, Rule } from './reply-part.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

/** Effects that went wrong alike, and what tells them from those that are right. */
export interface EffectPart {
  readonly kind: EffectFacts['kind']
  readonly trait: Trait<EffectFacts> | undefined
  /** What the requests have in common that brought the event. */
  readonly requestTrait: Trait<RequestFacts> | undefined
  /** Whether nearly no effect of this kind is right. */
  readonly isEverything: boolean
  /** What was found about other effects, by the trait that told it. */
  readonly others: ReadonlyMap<string, Reason>
  readonly effects: readonly EffectFacts[]
}

/** A reason for effects that went wrong. */
export type EffectRule = Rule<EffectPart>

/** Whether effects went wrong in one way, and one of some traits tells them. */
const ofKind =
  (wanted: EffectPart['kind']) =>
  (...ids: readonly string[]) =>
  ({ kind, trait }: EffectPart): boolean =>
    kind === wanted && trait !== undefined && ids.includes(trait.id)
export const lost = ofKind('lost')
export const doubled = ofKind('doubled')
