import { asManyAsFit } from './fitting-names.ts'
import { DIALECT_NAMES } from '../../dialects/registry.ts'
import { choice, secret, text } from './option-kinds.ts'
import { declareOptions } from './option.ts'

/** The options of `verify`. */
export const verify = declareOptions({
  secret: { kind: secret, help: 'the secret it should be signed with' },
  signature: { kind: text, placeholder: 'value', help: 'the header as received, with or without its name' },
  dialect: {
    kind: choice(...DIALECT_NAMES),
    brief: `one of ${asManyAsFit(DIALECT_NAMES)}`,
    help: `one of ${DIALECT_NAMES.join(', ')}`,
    defaultText: 'detected from the signature',
  },
})
