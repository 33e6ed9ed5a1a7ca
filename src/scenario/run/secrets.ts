import { derive } from '../../events/random.ts'
import type { Scenario } from '../model/scenario.ts'
import type { SecretName } from '../model/steps/publish.ts'
import type { RunContext } from './run-context.ts'

/** The secrets of a scenario, by name; `second` only with a second subscription. */
export type Secrets = Readonly<Partial<Record<SecretName, string>>> & {
  readonly current: string
  readonly next: string
}

/**
 * Returns the secret after a rotation, as hexadecimal digits, as conversation events require. Deterministic for a seed.
 */
export const nextSecretOf = (seed: number, scenarioId: string): string =>
  derive(seed, 'secret', 'next', scenarioId).hex(64)

/** Whether a scenario uses its next secret. */
export const usesNextSecret = ({ steps }: Scenario): boolean =>
  steps.some(
    (step) =>
      (step.kind === 'control' && step.sets.control === 'secrets' && step.sets.are.includes('next')) ||
      (step.kind === 'publish' && step.under === 'next'),
  )

export const secretsOf = ({ secret, second }: RunContext, next: string): Secrets => ({
  current: secret,
  next,
  ...(second && { second: second.secret }),
})
