import { quoted } from '../kit/curl.ts'
import { flagOf } from './options/option.ts'
import { test } from './options/test.ts'

/** Options that change how a scenario runs, besides target, policy, seed and filter, which every replay has. */
const REPLAYED = ['config', ...Object.entries(test).flatMap(([key, option]) => ('isReplayed' in option ? [key] : []))]

/** Returns the flags, as typed, that are needed to replay a scenario. */
export const flagsToReplay = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  REPLAYED.flatMap((key) => {
    const value = given[key]
    if (value === undefined || value === false) return []
    return value === true
      ? [flagOf(key)]
      : (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map(
          (one) => `${flagOf(key)} ${quoted(one)}`,
        )
  })
