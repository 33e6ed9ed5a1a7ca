import type { EffectFacts } from './effect-facts.ts'
import type { Reason, Rule } from './reply-part.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

/** Effects that went wrong in the same way, and what sets them apart from correct ones. */
export interface EffectPart {
  readonly kind: EffectFacts['kind']
  readonly trait: Trait<EffectFacts> | undefined
  /** What the requests that carried the event have in common. */
  readonly requestTrait: Trait<RequestFacts> | undefined
  /** Whether nearly every effect of this kind is wrong. */
  readonly isEverything: boolean
  /** What was found about other effects, by trait. */
  readonly others: ReadonlyMap<string, Reason>
  readonly effects: readonly EffectFacts[]
}

/** A reason for effects that went wrong. */
export type EffectRule = Rule<EffectPart>

/** Returns a check for effects that went wrong in one way and have one of the given traits. */
const ofKind =
  (wanted: EffectPart['kind']) =>
  (...ids: readonly string[]) =>
  ({ kind, trait }: EffectPart): boolean =>
    kind === wanted && trait !== undefined && ids.includes(trait.id)
export const lost = ofKind('lost')
export const doubled = ofKind('doubled')
