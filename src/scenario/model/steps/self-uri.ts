import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

export const FETCHES = ['fetched', 'not fetched', 'fetched again', 'not followed'] as const
/**
 * What can happen to a `selfUri`. `fetched again`: until Nexus returns the interaction. `not followed`: it is fetched,
 * but its redirect is not followed.
 */
export type Fetch = (typeof FETCHES)[number]

/** Judges whether the receiver fetched the `selfUri` of a delivery. */
export interface SelfUriStep extends StepBase {
  readonly kind: 'self-uri'
  readonly proves: string | undefined
  readonly of: string
  readonly wanted: Fetch
  /** Time limit for the fetch, in real milliseconds. */
  readonly withinMs: number
}

export const selfUriTraits = {
  ...USUAL,
  values: FETCHES,
  keys: { of: '', within: '', proves: '' },
  required: ['of'],
  judges: true,
  does:
    'checks whether the receiver fetched the `selfUri` of a delivery, fetched it again after a 404, or ' +
    'followed its redirect',
} as const satisfies StepKindTraits
