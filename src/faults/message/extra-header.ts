import type { MessageFault } from '../fault.ts'
import { withHeader } from './signature-line.ts'

export const extraHeader: MessageFault = {
  name: 'extra-header',
  plane: 'message',
  rows: ['H06'],
  does: 'adds a header',
  receiver: 'takes no notice; one that is too large may be refused with 4xx',
  parameters: {
    name: { kind: 'text', required: true, means: 'its name' },
    value: { kind: 'text', required: false, means: 'its value; default x' },
    times: {
      kind: 'whole-number',
      required: false,
      least: 1,
      most: 16_384,
      means: 'how often the value is repeated; default 1',
    },
  },
  apply: (message, { name, value, times }) =>
    withHeader(message, String(name), String(value ?? 'x').repeat(Number(times ?? 1))),
}
