import { CONTROLS } from '../control-names.ts'
import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'
import type { SecretName } from './publish.ts'

/** Sets something at the receiver; it is reset after the scenario. */
export interface ControlStep extends StepBase {
  readonly kind: 'control'
  readonly sets:
    | { readonly control: 'secrets'; readonly are: readonly Exclude<SecretName, 'second'>[] }
    /** An instant, or `now`, the time of the mock's clock; it advances with the mock's clock. */
    | { readonly control: 'clock'; readonly is: number | 'now' }
    | { readonly control: 'outage'; readonly down: boolean }
}

export const controlTraits = {
  ...USUAL,
  values: CONTROLS,
  keys: { are: '`[next, current]`', is: '`now`, or a time', down: '`true`' },
  needs: ['control'],
  does:
    'changes a setting of the receiver, and restores it after the scenario; inconclusive if the receiver has ' +
    'no such control; a scenario with this step does not run in parallel with others',
} as const satisfies StepKindTraits
