import { MockError } from '../../kit/error.ts'
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
  checkFor({ secret }, dialect) {
    try {
      dialect.sign({ body: Buffer.alloc(0), secret: String(secret), signedAt: 0, emptyKey: true })
    } catch {
      throw new MockError({
        code: 'FAULT_PARAMETER_INVALID',
        message: `secret of the fault "other-secret" cannot sign in the ${dialect.name} dialect, whose secrets are hexadecimal digits`,
        fix: 'give an even number of hexadecimal digits (openssl rand -hex 32), or attach it to STARTED and FINISHED alone',
      })
    }
  },
  apply: (message, { secret }, { sign }) => withSignatureLines(message, sign(message.body, String(secret))),
}
