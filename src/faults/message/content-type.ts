import type { MessageFault } from '../fault.ts'
import { withHeader } from './signature-line.ts'

export const contentType: MessageFault = {
  name: 'content-type',
  plane: 'message',
  rows: ['S22'],
  does: 'sends another Content-Type, or none',
  receiver: 'accepts the JSON family with any charset; may answer 415 to what is clearly another type',
  parameters: {
    value: { kind: 'text', required: false, means: 'its value; absent, no such header is sent' },
  },
  apply: (message, { value }) => withHeader(message, 'Content-Type', value === undefined ? undefined : String(value)),
}
