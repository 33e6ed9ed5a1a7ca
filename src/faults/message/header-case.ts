import type { MessageFault } from '../fault.ts'

export const headerCase: MessageFault = {
  name: 'header-case',
  plane: 'message',
  rows: ['S14'],
  does: 'writes all header names in lower or upper case',
  receiver: 'accepts it: header names have no case (RFC 9110, 5.1)',
  parameters: {
    case: { kind: 'choice', required: true, choices: ['lower', 'upper'], means: 'which case' },
  },
  apply: (message, { case: wanted }) => ({
    ...message,
    headers: message.headers.map(([name, value]) => [
      wanted === 'upper' ? name.toUpperCase() : name.toLowerCase(),
      value,
    ]),
  }),
}
