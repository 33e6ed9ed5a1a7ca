import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

export const AWAITED = ['request', 'response', 'redelivery', 'end', 'fault', 'fetch'] as const

/**
 * Waits until the journal records something: a sent request, its response, a due redelivery, the end of the delivery, a
 * fired fault, or a fetch of selfUri.
 */
export interface AwaitStep extends StepBase {
  readonly kind: 'await'
  readonly proves: string | undefined
  readonly awaited: (typeof AWAITED)[number]
  /** A name from `as`; default: the last published or redelivered one. */
  readonly of: string | undefined
  /** From 1; default: any. */
  readonly attempt: number | undefined
  /** Time limit, in real milliseconds. */
  readonly withinMs: number
}

export const awaitTraits = {
  ...USUAL,
  values: AWAITED,
  keys: { of: '', attempt: '', within: '', proves: '' },
  judges: true,
  followsPublish: true,
  does: 'waits until the journal records the given entry; fails after `within`',
} as const satisfies StepKindTraits
