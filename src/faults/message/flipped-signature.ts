import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

export const flippedSignature: MessageFault = {
  name: 'flipped-signature',
  plane: 'message',
  rows: ['S06'],
  does: 'changes one bit of the digest',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {
    digit: {
      kind: 'whole-number',
      required: false,
      least: 0,
      most: 39,
      means: 'which digit, from 0; default the last',
    },
  },
  apply: (message, { digit }) =>
    withSignature(message, ({ prefix, digest }) => {
      const at = digit === undefined ? digest.length - 1 : Number(digit)
      return `${prefix}${digest.slice(0, at)}${(Number.parseInt(digest.charAt(at), 16) ^ 1).toString(16)}${digest.slice(at + 1)}`
    }),
}
