import { jsonOf } from '../apply.ts'
import type { MessageFault } from '../fault.ts'
import { withSignatureLines } from './signature-line.ts'

export const resentOtherwise: MessageFault = {
  name: 'resent-otherwise',
  plane: 'message',
  rows: ['S12', 'S18'],
  does: 'writes the same JSON in other bytes and signs those',
  receiver: 'accepts it: the signature is right; as a redelivery it has no second effect',
  parameters: {},
  works: 'on-text',
  apply(message, _, { sign }) {
    const body = Buffer.from(JSON.stringify(jsonOf('resent-otherwise', message.body), null, 1))
    return withSignatureLines({ ...message, body }, sign(body))
  },
}
