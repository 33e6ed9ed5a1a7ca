import type { Assumptions } from '../contract/assumptions.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { MockOptions } from '../engine/options.ts'
import type { engine } from './options/engine.ts'
import type { Values } from './options/option.ts'

/** The part of the mock's options that the common options of `serve`, `send` and `load` give. */
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
    // Who receives it is another process, with a clock of its own.
    signsRealTime: true,
  }
}

/** Puts switches together; a later one wins. */
export const mergeAssumptions = (given: readonly Partial<Assumptions>[]): Partial<Assumptions> =>
  Object.assign({}, ...given) as Partial<Assumptions>
