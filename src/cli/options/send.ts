import type { FaultInput } from '../../faults/fault.ts'
import { MockError } from '../../kit/error.ts'
import { DEFAULT_URL } from '../../server/address.ts'
import { readFaultText } from '../fault-text.ts'
import { engine } from './engine.ts'
import { secret, url } from './option-kinds.ts'
import { declareOptions, type Kind } from './option.ts'

const fault: Kind<FaultInput> = {
  placeholder: 'name[:key=value,…]',
  parse: readFaultText,
  write: (value) => JSON.stringify(value),
}

const json: Kind<unknown> = {
  placeholder: 'json',
  parse(text) {
    try {
      return JSON.parse(text) as unknown
    } catch (error) {
      throw new MockError({
        code: 'JSON_INVALID',
        message: `this is not JSON: ${error instanceof Error ? error.message : ''}`,
        fix: 'quote it for the shell: \'{"mediaType":"chat"}\'',
      })
    }
  },
  write: (value) => JSON.stringify(value),
}

/** The options of `send`. */
export const send = declareOptions({
  target: { kind: url, help: 'the URL of the receiver' },
  secret: {
    kind: secret,
    brief: 'the secret; or set MOCK_GENESYS_SECRET',
    help: 'the secret to sign with; a flag is visible in ps, MOCK_GENESYS_SECRET is not',
  },
  interaction: {
    kind: json,
    brief: 'data, such as \'{"mediaType":"email"}\'',
    help: 'data of the interaction, such as \'{"id":"…","mediaType":"email"}\'',
  },
  selfUriBase: { kind: url, help: 'base of selfUri', default: DEFAULT_URL },
  fault: {
    kind: fault,
    brief: 'a fault, such as unsigned (repeatable)',
    help: 'a fault, such as unsigned or slow-body:every=10ms,attempts=1 (repeatable; faults list prints all)',
    many: true,
    separator: ';',
  },
  ...engine,
})
