import { MockError } from '../../kit/error.ts'
import { parseRetryPolicy } from '../../delivery/retry/policy-spec.ts'
import { retryParts } from '../../delivery/retry/policy.ts'
import type { RetryPolicy } from '../../dialects/dialect.ts'
import type { Cursor } from './tree-cursor.ts'
import type { ScenarioRetry } from '../model/scenario.ts'
import type { Tree } from './tree.ts'

/** Returns the redelivery settings of a policy; its delays apply unless a fixed one is given. */
export const retryOfPolicy = (policy: Partial<RetryPolicy>): Partial<ScenarioRetry> => ({
  policy,
  ...(policy.pauses && { pauseMs: undefined }),
  ...(policy.retryAttempts !== undefined && { attempts: policy.retryAttempts }),
  ...(policy.responseTimeoutMs !== undefined && { responseTimeoutMs: policy.responseTimeoutMs }),
})

/** Reads redelivery settings: explicit values override the named policy, which overrides the defaults. */
export const readRetry = (tree: Tree | undefined, cursor: Cursor, standard: ScenarioRetry): ScenarioRetry => {
  const retry = cursor.members(tree, 'retry', {
    required: [],
    optional: ['policy', 'attempts', 'pause', 'response-timeout'],
  })
  const policy = readPolicy(retry?.get('policy'), cursor)
  const base: ScenarioRetry = { ...standard, ...(policy && retryOfPolicy(policy)) }
  return {
    attempts: cursor.whole(retry?.get('attempts'), 'attempts', 0, 100) ?? base.attempts,
    pauseMs: cursor.duration(retry?.get('pause'), 'pause') ?? base.pauseMs,
    responseTimeoutMs:
      cursor.duration(retry?.get('response-timeout'), 'response-timeout', 'positive') ?? base.responseTimeoutMs,
    ...(base.policy && { policy: base.policy }),
  }
}

const readPolicy = (tree: Tree | undefined, cursor: Cursor): Partial<RetryPolicy> | undefined => {
  const text = cursor.text(tree, 'policy')
  if (text === undefined || !tree) return undefined
  try {
    return retryParts({ policy: parseRetryPolicy(text) })
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    cursor.mistakes.note('RETRY_POLICY', tree.span, error.message, error.fix)
    return undefined
  }
}
