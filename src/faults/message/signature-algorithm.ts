import { createHmac } from 'node:crypto'
import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const signatureAlgorithm: MessageFault = {
  name: 'signature-algorithm',
  plane: 'message',
  rows: ['S04'],
  does: 'signs with the right secret by another algorithm, and says so in the prefix',
  receiver: 'refuses it: the sender does not choose the algorithm',
  parameters: {
    algorithm: { kind: 'choice', required: true, choices: ['md5', 'sha256', 'sha512'], means: 'which one' },
  },
  apply: (message, { algorithm }, { secret }) =>
    withSignature(
      message,
      () => `${String(algorithm)}=${createHmac(String(algorithm), secret).update(message.body).digest('hex')}`,
    ),
}
