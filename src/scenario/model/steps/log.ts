import type { StepBase } from '../step-parts.ts'
import { USUAL, type StepKindTraits } from '../step-traits.ts'

export const LOG_HIDDEN = ['secret'] as const
export type LogHidden = (typeof LOG_HIDDEN)[number]

/** Judges what the receiver has printed since the scenario started. Inconclusive without its output. */
export interface LogStep extends StepBase {
  readonly kind: 'log'
  readonly proves: string | undefined
  readonly hides: readonly LogHidden[]
  /** Texts that must not appear, in any encoding. */
  readonly excludes: readonly string[]
}

export const logTraits = {
  ...USUAL,
  values: [],
  keys: { hides: '`secret`', excludes: 'texts', proves: '' },
  keysStand: 'below',
  judges: true,
  followsPublish: true,
  queriesOnly: true,
  needs: ['output'],
  receiver: 'any',
  does:
    'checks what the receiver has printed since the scenario started, in any encoding; inconclusive without ' +
    '`--start`',
} as const satisfies StepKindTraits
