import type { MessageFault } from '../fault.ts'

export const manyHeaders: MessageFault = {
  name: 'many-headers',
  plane: 'message',
  rows: ['H06'],
  does: 'adds many short headers',
  receiver: 'takes no notice, or answers 431 or another 4xx',
  parameters: {
    count: { kind: 'whole-number', required: false, least: 1, most: 100_000, means: 'how many; default 200' },
  },
  apply: (message, { count }) => ({
    ...message,
    headers: [
      ...message.headers,
      ...Array.from({ length: Number(count ?? 200) }, (_, index): [string, string] => [
        `X-Filler-${String(index + 1)}`,
        '1',
      ]),
    ],
  }),
}
