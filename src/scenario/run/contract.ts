import { requireSecret } from '../../dialects/require-secret.ts'
import { firstEventOf } from '../../events/catalogue.ts'
import { dialectOfAll } from '../language/suite.ts'
import { requirementsOf } from '../model/requirements.ts'
import type { Scenario } from '../model/scenario.ts'
import type { JudgingOptions } from './harness-options.ts'
import type { RunOptions } from './run-options.ts'

/**
 * Returns the dialect and requirements that a receiver is judged by: those of the given dialect, or of the dialect of
 * all scenarios.
 * @throws {MockError} from the dialect's `checkSecret`, for a secret it cannot sign with
 */
export const contractOf = (
  scenarios: readonly Scenario[],
  { dialect = dialectOfAll(scenarios), secret, second }: Pick<JudgingOptions, 'dialect' | 'secret' | 'second'>,
): Required<Pick<RunOptions, 'dialect' | 'requirements'>> => {
  for (const one of [secret, ...(second ? [second.secret] : [])]) requireSecret(firstEventOf(dialect), one)
  return { dialect, requirements: requirementsOf(dialect) }
}
