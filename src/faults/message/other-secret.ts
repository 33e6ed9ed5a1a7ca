import type { MessageFault } from '../fault.ts'
import { withSignatureLines } from './signature-line.ts'

export const otherSecret: MessageFault = {
  name: 'other-secret',
  plane: 'message',
  rows: ['S05', 'S16', 'S26'],
  does: 'signs with another secret',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {
    secret: {
      kind: 'text',
      required: true,
      means: 'what to sign with; in the conversations dialect hexadecimal digits',
    },
  },
  apply: (message, { secret }, { sign }) => withSignatureLines(message, sign(message.body, String(secret))),
}
