import type { MessageFault } from '../fault.ts'
import { withSignatureLines } from './signature-line.ts'

export const emptySecret: MessageFault = {
  name: 'empty-secret',
  plane: 'message',
  rows: ['S20'],
  does: 'signs with an empty secret',
  receiver: 'refuses it: the signature proves nothing; one without a secret refuses to start',
  parameters: {},
  apply: (message, _, { sign }) => withSignatureLines(message, sign(message.body, '')),
}
