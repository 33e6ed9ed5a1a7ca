import type { DefectName } from '../../contract/defects.ts'
import type { Verification } from '../../dialects/verify.ts'
import type { Behaviour, Visit } from '../behaviour.ts'

/** How something that receivers do wrong is done; its texts stand in spec/defects.yaml. */
export interface DefectiveBehaviour {
  readonly name: DefectName
  readonly apply: (behaviour: Behaviour) => Behaviour
}

/** Something that receivers do wrong. */
export interface Defect extends Omit<DefectiveBehaviour, 'name'> {
  readonly name: string
  /** Whose contract it breaks; absent: that of the interactions. */
  readonly dialects?: readonly string[]
  /** The kind of mistake it is. */
  readonly family: string
  /** What it costs whoever runs such a receiver. */
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
  /** What the receiver does, beginning with a verb. */
  readonly explanation: string
  /** What its developer should do. */
  readonly fix: string
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
