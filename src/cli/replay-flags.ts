import { quoted } from '../kit/curl.ts'
import { flagOf } from './options/option.ts'
import { test } from './options/test.ts'

/** What changes how a scenario is played, beside target, policy, seed and filter, which every replay has. */
const REPLAYED = ['config', ...Object.entries(test).flatMap(([key, option]) => ('isReplayed' in option ? [key] : []))]

/** The flags, as they were typed, that a command must have to play a scenario again. */
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
