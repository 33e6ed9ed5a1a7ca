import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const signaturePrefix: MessageFault = {
  name: 'signature-prefix',
  plane: 'message',
  rows: ['S04'],
  does: 'sends the right digest behind another prefix',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {
    prefix: { kind: 'text', required: true, means: 'what stands before the digest, such as sha256=' },
  },
  apply: (message, { prefix }) => withSignature(message, ({ digest }) => `${String(prefix)}${digest}`),
}
