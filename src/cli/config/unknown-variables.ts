import { suggest } from '../../kit/suggest.ts'
import { OPTION_KEYS } from '../options/index.ts'
import { VARIABLE_PREFIX, variableOf } from '../options/option.ts'
import { field } from '../say.ts'

/** Variables without an option: those of every command, and those passed to probe and control commands. */
const OTHERS = ['CONFIG', 'DEBUG', 'PROBE', 'INTERACTION_ID', 'EVENT', 'CONTROL', 'CONTROL_BODY', 'STARTED_AS']

/** Names without their common prefix, which would make all of them similar. */
const KNOWN = [...OPTION_KEYS.map((key) => variableOf(key).slice(VARIABLE_PREFIX.length)), ...OTHERS]

/** Returns a warning for each MOCK_GENESYS_ variable that is unknown, with the nearest name. */
export const unknownVariables = (names: readonly string[]): readonly string[] =>
  names
    .map((name) => name.slice(VARIABLE_PREFIX.length))
    .filter((name) => !KNOWN.includes(name))
    .map((name) => {
      const meant = suggest(name, KNOWN)
      const hint = meant === undefined ? 'mock-genesys ignores it' : `did you mean ${VARIABLE_PREFIX}${meant}?`
      return `warning: unknown environment variable ${VARIABLE_PREFIX}${field(name)} (${hint})`
    })
