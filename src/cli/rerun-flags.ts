import { quotedWithout, type NamedSecret } from '../kit/curl.ts'
import { flagOf, variableOf } from './options/option.ts'
import { test } from './options/test.ts'

/** Options that change how a scenario runs, besides target, policy, seed and filter, which every rerun has. */
const REPEATED = ['config', ...Object.entries(test).flatMap(([key, option]) => ('isRepeated' in option ? [key] : []))]

/** Whether a flag or a variable sets an option. */
const isSet = (key: string, given: Readonly<Record<string, unknown>>): boolean =>
  given[key] !== undefined || (process.env[variableOf(key)] ?? '') !== ''

/**
 * Returns the flags that a rerun of a scenario needs, as typed. Variables stand for the secrets; secrets in the config
 * file are read from there.
 */
export const flagsToRerun = (
  given: Readonly<Record<string, unknown>>,
  secrets: readonly NamedSecret[],
): readonly string[] => [
  ...(['secret', 'secondSecret'] as const).flatMap((key) =>
    isSet(key, given) ? [`${flagOf(key)} "$${variableOf(key)}"`] : [],
  ),
  ...REPEATED.flatMap((key) => {
    const value = given[key]
    if (value === undefined || value === false) return []
    return value === true
      ? [flagOf(key)]
      : (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map(
          (one) => `${flagOf(key)} ${quotedWithout(one, secrets)}`,
        )
  }),
]
