import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const paddedSignature: MessageFault = {
  name: 'padded-signature',
  plane: 'message',
  rows: ['S15'],
  does: 'puts white space around the value of the signature header',
  receiver: 'accepts it trimmed, or refuses it',
  parameters: {},
  apply: (message) => withSignature(message, ({ prefix, digest }) => `  ${prefix}${digest}  `),
}
