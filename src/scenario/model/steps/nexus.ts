import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

/**
 * How Nexus, the host of `selfUri`, responds: with the interaction, with a redirect to another host, with 404 the first
 * `times` times, or with the interaction after `ms` real milliseconds.
 */
export type NexusBehavior =
  | { readonly kind: 'responds' }
  | { readonly kind: 'redirects' }
  | { readonly kind: 'responds with 404'; readonly times: number }
  | { readonly kind: 'responds late'; readonly ms: number }

export const NEXUS_BEHAVIORS = [
  'responds',
  'redirects',
  'responds with 404',
  'responds late',
] as const satisfies readonly NexusBehavior['kind'][]

/** Sets how Nexus responds about interactions published from here on. */
export interface NexusStep extends StepBase {
  readonly kind: 'nexus'
  readonly behavior: NexusBehavior
}

export const nexusTraits = {
  ...USUAL,
  values: NEXUS_BEHAVIORS,
  keys: { times: 'how many 404 responses', after: 'delay of the response' },
  receiver: 'any',
  does: 'sets how Nexus, the host of `selfUri`, responds to requests for interactions that later steps publish',
} as const satisfies StepKindTraits
