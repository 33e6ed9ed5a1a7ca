import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const base64Signature: MessageFault = {
  name: 'base64-signature',
  plane: 'message',
  rows: ['S09'],
  does: 'writes the right digest in base64',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {},
  apply: (message) =>
    withSignature(message, ({ prefix, digest }) => `${prefix}${Buffer.from(digest, 'hex').toString('base64')}`),
}
