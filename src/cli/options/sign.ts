import { DIALECT_NAMES } from '../../dialects/registry.ts'
import { DEFAULT_DIALECT } from '../../dialects/sign.ts'
import { choice, count, secret } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `sign`. */
export const sign = declareOptions({
  secret: { kind: secret, help: 'what to sign with' },
  dialect: { kind: choice(...DIALECT_NAMES), help: 'interactions or conversations', default: DEFAULT_DIALECT },
  timestamp: {
    kind: count,
    placeholder: 'ms',
    help: 'signed time of the conversations dialect, milliseconds since 1970',
    defaultText: 'now',
  },
})
