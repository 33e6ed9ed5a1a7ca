import { asManyAsFit } from './fitting-names.ts'
import { DEFAULT_DIALECT, DIALECT_NAMES } from '../../dialects/registry.ts'
import { choice, count, secret } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `sign`. */
export const sign = declareOptions({
  secret: { kind: secret, help: 'the secret to sign with' },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    brief: `one of ${asManyAsFit(DIALECT_NAMES)}`,
    help: `one of ${DIALECT_NAMES.join(', ')}`,
    default: DEFAULT_DIALECT,
  },
  timestamp: {
    kind: count,
    placeholder: 'ms',
    brief: 'signed time of conversation events',
    help: 'signed time of the conversations dialect, milliseconds since 1970',
    defaultText: 'now',
  },
})
