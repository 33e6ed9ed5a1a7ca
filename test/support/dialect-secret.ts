import { DIALECTS, type DIALECT_NAMES } from '../../src/dialects/registry.ts'

/** Returns a secret that a dialect takes. */
export const secretOf = (name: (typeof DIALECT_NAMES)[number]): string => DIALECTS[name].exampleSecret
