import { quoted } from '../kit/curl.ts'

/** What changes how a scenario is played, beside target, policy, seed and filter, which every replay has. */
const REPLAYED = [
  'config',
  'start',
  'ready',
  'probeProcessed',
  'probeState',
  'probeDetails',
  'probeCommand',
  'probeLog',
  'control',
  'controlCommand',
  'secondTarget',
  'responseTimeout',
  'retryPolicy',
  'retryAttempts',
  'retryTimeout',
  'clock',
  'assume',
  'insecure',
  'strict',
] as const

/** The flags, as they were typed, that a command must have to play a scenario again. */
export const flagsToReplay = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  REPLAYED.flatMap((key) => {
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const value = given[key]
    if (value === undefined || value === false) return []
    return value === true
      ? [flag]
      : (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map((one) => `${flag} ${quoted(one)}`)
  })
