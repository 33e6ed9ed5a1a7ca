import type { Assumptions } from '../contract/assumptions.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { MockOptions } from '../engine/options.ts'
import type { engine } from './options/engine.ts'
import type { Values } from './options/option.ts'

/** Returns the mock's options from the common options of `serve`, `send` and `load`. */
export const engineOptions = (given: Omit<Values<typeof engine>, 'clock' | 'json'>): MockOptions => {
  const retry: RetryOptions = {
    ...(given.retryPolicy !== undefined && { policy: given.retryPolicy }),
    ...(given.retryAttempts !== undefined && { retryAttempts: given.retryAttempts }),
    ...(given.retryTimeout !== undefined && { retryTimeoutMs: given.retryTimeout }),
    ...(given.responseTimeout !== undefined && { responseTimeoutMs: given.responseTimeout }),
  }
  return {
    retry,
    ...(given.seed !== undefined && { seed: given.seed }),
    assume: mergeAssumptions(given.assume),
    insecureTls: given.insecure,
    // The receiver is another process with its own clock.
    signsRealTime: true,
  }
}

/** Merges assumptions; later ones override earlier ones. */
export const mergeAssumptions = (given: readonly Partial<Assumptions>[]): Partial<Assumptions> =>
  Object.assign({}, ...given) as Partial<Assumptions>
