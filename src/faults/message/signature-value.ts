import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const signatureValue: MessageFault = {
  name: 'signature-value',
  plane: 'message',
  rows: ['S07'],
  does: 'sends any text as the signature',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {
    value: { kind: 'text', required: true, means: 'the whole value of the header' },
  },
  apply: (message, { value }) => withSignature(message, () => String(value)),
}
