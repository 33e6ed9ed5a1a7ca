import type { MessageFault } from '../fault.ts'
import { withHeader } from './signature-line.ts'

export const trace: MessageFault = {
  name: 'trace',
  plane: 'message',
  rows: ['S23'],
  does: 'changes the trace headers',
  receiver: 'takes no notice',
  parameters: {
    form: { kind: 'choice', required: true, choices: ['missing', 'malformed'], means: 'in which way' },
  },
  apply: (message, { form }) => {
    const bare = { ...message, headers: message.headers.filter(([name]) => !/^x-b3-/i.test(name)) }
    return form === 'missing' ? bare : withHeader(bare, 'X-B3-TraceId', 'not a trace id')
  },
}
