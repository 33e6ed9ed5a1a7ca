import type { MessageFault } from '../fault.ts'
import { createHmac } from 'node:crypto'
import { resigned } from './signature-line.ts'

export const sha256Signature: MessageFault = {
  name: 'sha256-signature',
  plane: 'message',
  rows: ['S19'],
  does: 'signs by the recipe of Genesys Cloud open messaging: HMAC-SHA256 in base64, in X-Hub-Signature-256',
  receiver: 'refuses it: that is another contract',
  parameters: {},
  apply: (message, _, { secret }) => ({
    ...resigned(message, () => []),
    headers: [
      ...resigned(message, () => []).headers,
      ['X-Hub-Signature-256', `sha256=${createHmac('sha256', secret).update(message.body).digest('base64')}`],
    ],
  }),
}
