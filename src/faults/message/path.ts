import type { MessageFault } from '../fault.ts'

export const path: MessageFault = {
  name: 'path',
  plane: 'message',
  rows: ['S21'],
  does: 'asks for another path or adds a query',
  receiver: 'answers 404 or another 4xx for a path that is not its own; a query changes nothing',
  parameters: {
    suffix: { kind: 'text', required: true, means: 'what is added behind the URL, such as /other or ?a=1' },
  },
  apply: (message, { suffix }) => ({ ...message, url: `${message.url}${String(suffix)}` }),
}
