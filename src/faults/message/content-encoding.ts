import type { MessageFault } from '../fault.ts'
import { withHeader } from './signature-line.ts'

export const contentEncoding: MessageFault = {
  name: 'content-encoding',
  plane: 'message',
  rows: ['N14'],
  does: 'says that the body is compressed although it is not',
  receiver: 'answers 415 or 400, no 5xx, without effect',
  parameters: {
    value: {
      kind: 'choice',
      required: true,
      choices: ['gzip', 'br', 'x-unknown'],
      means: 'the value of Content-Encoding',
    },
  },
  apply: (message, { value }) => withHeader(message, 'Content-Encoding', String(value)),
}
