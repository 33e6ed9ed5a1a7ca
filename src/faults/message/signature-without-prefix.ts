import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const signatureWithoutPrefix: MessageFault = {
  name: 'signature-without-prefix',
  plane: 'message',
  rows: ['S03'],
  does: 'sends the right digest without what stands before it (`sha1=`)',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {},
  apply: (message) => withSignature(message, ({ digest }) => digest),
}
