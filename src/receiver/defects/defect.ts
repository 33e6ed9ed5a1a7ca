import type { DefectName } from '../../contract/defects.ts'
import type { Verification } from '../../dialects/verify.ts'
import type { Behavior, RequestContext } from '../behavior.ts'

/** The implementation of a defect; its texts are in spec/defects.yaml. */
export interface DefectiveBehavior {
  readonly name: DefectName
  readonly apply: (behavior: Behavior) => Behavior
}

/** A defect of receivers. */
export interface Defect extends Omit<DefectiveBehavior, 'name'> {
  readonly name: string
  /** The contracts that it breaks; absent: that of the interactions. */
  readonly dialects?: readonly string[]
  /** The kind of mistake. */
  readonly family: string
  /** What it costs the operator of the receiver. */
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
  /** What the receiver does wrong; begins with a verb. */
  readonly explanation: string
  /** What its developer should do instead. */
  readonly fix: string
}

export const TRUSTED: Verification = { ok: true }
export const MISMATCH: Verification = { ok: false, reason: 'mismatch', message: 'the digest is another one' }

type Judge = (context: RequestContext, steps: Behavior) => boolean

/** Returns a behavior that also accepts what a test accepts. */
export const acceptingAlso = (behavior: Behavior, judge: Judge): Behavior => ({
  ...behavior,
  verify: (context, steps) => {
    const verification = behavior.verify(context, steps)
    return verification.ok || judge(context, steps) ? TRUSTED : verification
  },
})

/** Returns a behavior that accepts only what a test accepts. */
export const acceptingOnly = (behavior: Behavior, judge: Judge): Behavior => ({
  ...behavior,
  verify: (context, steps) => (judge(context, steps) ? TRUSTED : MISMATCH),
})
