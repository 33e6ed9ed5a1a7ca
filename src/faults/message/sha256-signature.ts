import type { MessageFault } from '../fault.ts'
import { OTHER_PRODUCT } from '../../dialects/other-product.ts'
import { resigned } from './signature-line.ts'

export const sha256Signature: MessageFault = {
  name: 'sha256-signature',
  plane: 'message',
  rows: ['S19'],
  does: `signs by the recipe of Genesys Cloud open messaging: HMAC-SHA256 in base64, in ${OTHER_PRODUCT.header}`,
  receiver: 'refuses it: that is another contract',
  parameters: {},
  apply: (message, _, { secret }) => ({
    ...resigned(message, () => []),
    headers: [...resigned(message, () => []).headers, [OTHER_PRODUCT.header, OTHER_PRODUCT.sign(secret, message.body)]],
  }),
}
