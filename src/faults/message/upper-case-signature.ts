import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const upperCaseSignature: MessageFault = {
  name: 'upper-case-signature',
  plane: 'message',
  rows: ['S08'],
  does: 'writes the digest in upper-case digits',
  receiver: 'accepts or refuses it, always the same way',
  parameters: {},
  apply: (message) => withSignature(message, ({ prefix, digest }) => `${prefix}${digest.toUpperCase()}`),
}
