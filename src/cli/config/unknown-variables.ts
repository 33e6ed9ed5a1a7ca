import { suggest } from '../../kit/suggest.ts'
import { OPTION_KEYS } from '../options/index.ts'
import { VARIABLE_PREFIX, variableOf } from '../options/option.ts'
import { field } from '../say.ts'

/** Variables that no option has: of every command, and those that the commands of probes and controls are given. */
const OTHERS = ['CONFIG', 'DEBUG', 'PROBE', 'INTERACTION_ID', 'EVENT', 'CONTROL', 'CONTROL_BODY', 'STARTED_AS']

/** Names without what they all begin with, so that its letters count for no likeness. */
const KNOWN = [...OPTION_KEYS.map((key) => variableOf(key).slice(VARIABLE_PREFIX.length)), ...OTHERS]

/** Returns a warning for each variable of ours that nothing reads, with the name that was probably meant. */
export const unknownVariables = (names: readonly string[]): readonly string[] =>
  names
    .map((name) => name.slice(VARIABLE_PREFIX.length))
    .filter((name) => !KNOWN.includes(name))
    .map((name) => {
      const meant = suggest(name, KNOWN)
      const hint = meant === undefined ? 'mock-genesys ignores it' : `did you mean ${VARIABLE_PREFIX}${meant}?`
      return `warning: unknown environment variable ${VARIABLE_PREFIX}${field(name)} (${hint})`
    })
