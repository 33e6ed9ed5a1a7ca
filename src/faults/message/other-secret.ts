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
    const problem = secret === '' ? undefined : dialect.checkSecret(String(secret))
    if (!problem) return
    throw new MockError({
      code: 'FAULT_PARAMETER_INVALID',
      message: `the fault "other-secret" cannot sign in the ${dialect.name} dialect: ${problem.message}`,
      fix: problem.fix,
    })
  },
  apply: (message, { secret }, { sign }) => withSignatureLines(message, sign(message.body, String(secret))),
}
