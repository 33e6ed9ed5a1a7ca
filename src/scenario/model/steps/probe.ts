import type { EventName } from '../../../events/catalogue.ts'
import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

export const PROBES = ['processed', 'state', 'details'] as const

/** Queries the receiver's probe. Inconclusive without one. */
export interface ProbeStep extends StepBase {
  readonly kind: 'probe'
  readonly proves: string | undefined
  readonly of: string
  readonly asks:
    | { readonly probe: 'processed'; readonly event: EventName | undefined; readonly count: number }
    | { readonly probe: 'state'; readonly state: string | null }
    /** Only the given fields are compared. */
    | { readonly probe: 'details'; readonly details: Readonly<Record<string, string | null>> }
  /** Overrides the interaction to query, for entities of a custom body. */
  readonly interactionId: string | undefined
  /** Time limit, in real milliseconds. */
  readonly withinMs: number
}

export const probeTraits = {
  ...USUAL,
  values: PROBES,
  keys: {
    of: '',
    event: '',
    'interaction-id': '',
    count: '',
    state: '',
    details: '',
    within: '',
    proves: '',
  },
  required: ['of'],
  judges: true,
  queriesOnly: true,
  needs: ['probe'],
  does: "checks the effect through the receiver's probe; inconclusive without one",
} as const satisfies StepKindTraits
