import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

/** Advances the mock's clock. */
export interface AdvanceStep extends StepBase {
  readonly kind: 'advance'
  readonly ms: number
}

export const advanceTraits = {
  ...USUAL,
  values: ['30s'],
  keys: {},
  does: "advances the mock's clock, and the receiver's if `control: clock` has set it; takes no real time",
} as const satisfies StepKindTraits
