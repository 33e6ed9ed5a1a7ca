import { isTraceHeader, TRACE_ID } from '../../dialects/headers.ts'
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
    const bare = { ...message, headers: message.headers.filter(([name]) => !isTraceHeader(name)) }
    return form === 'missing' ? bare : withHeader(bare, TRACE_ID, 'not a trace id')
  },
}
