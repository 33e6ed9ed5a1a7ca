import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const emptySignature: MessageFault = {
  name: 'empty-signature',
  plane: 'message',
  rows: ['S02'],
  does: 'sends the signature header without a value',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {},
  apply: (message) => withSignature(message, () => ''),
}
