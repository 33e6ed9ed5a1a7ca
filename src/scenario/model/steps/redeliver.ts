import type { FaultUse, StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

/** Redelivers a delivery: the same bytes, the same operationId. */
export interface RedeliverStep extends StepBase {
  readonly kind: 'redeliver'
  readonly delivery: string
  /** In sequence, at least 1. */
  readonly times: number
  readonly faults: readonly FaultUse[]
}

export const redeliverTraits = {
  ...USUAL,
  values: ['NAME'],
  keys: { times: '', faults: '' },
  does: 'sends a delivery again: the same bytes, the same `operationId`',
} as const satisfies StepKindTraits
