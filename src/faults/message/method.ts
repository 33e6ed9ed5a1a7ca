import type { MessageFault } from '../fault.ts'

export const method: MessageFault = {
  name: 'method',
  plane: 'message',
  rows: ['S21'],
  does: 'uses another method than POST',
  receiver: 'answers 405 or another 4xx, without effect',
  parameters: {
    method: {
      kind: 'choice',
      required: true,
      choices: ['PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS'],
      means: 'which one',
    },
  },
  apply: (message, { method }) => ({ ...message, method: String(method) }),
}
