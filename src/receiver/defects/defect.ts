import type { Verification } from '../../dialects/verify.ts'
import type { Behaviour, Visit } from '../behaviour.ts'

/** Something that receivers do wrong. */
export interface Defect {
  readonly name: string
  /** Row of the catalogue of defective receivers; those that begin with `+` are not in it. */
  readonly number: string
  /** What the receiver does, beginning with a verb. */
  readonly explanation: string
  /** What its developer should do. */
  readonly fix: string
  /** Key of the requirement that it breaks. */
  readonly requirement?: string
  readonly apply: (behaviour: Behaviour) => Behaviour
}

export const TRUSTED: Verification = { ok: true }
export const MISMATCH: Verification = { ok: false, reason: 'mismatch', message: 'the digest is another one' }

type Judge = (visit: Visit, steps: Behaviour) => boolean

/** Verifies as before, and also accepts what a judge accepts. */
export const acceptingAlso = (behaviour: Behaviour, judge: Judge): Behaviour => ({
  ...behaviour,
  verify: (visit, steps) => {
    const verification = behaviour.verify(visit, steps)
    return verification.ok || judge(visit, steps) ? TRUSTED : verification
  },
})

/** Accepts only what a judge accepts. */
export const acceptingOnly = (behaviour: Behaviour, judge: Judge): Behaviour => ({
  ...behaviour,
  verify: (visit, steps) => (judge(visit, steps) ? TRUSTED : MISMATCH),
})
