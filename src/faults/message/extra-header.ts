import { MockError } from '../../kit/error.ts'
import type { MessageFault } from '../fault.ts'
import { withHeader } from './signature-line.ts'

/** Characters of one header: 16 MiB, far beyond what any receiver reads. */
const MAX_HEADER = 16_777_216

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
  check({ name, value, times }) {
    const length = String(value ?? 'x').length * Number(times ?? 1)
    if (length <= MAX_HEADER) return
    throw new MockError({
      code: 'FAULT_PARAMETER_INVALID',
      message: `the header "${String(name).slice(0, 100)}" of the fault "extra-header" would be ${String(length)} characters long`,
      fix: `keep value and times together at ${String(MAX_HEADER)} characters at most`,
    })
  },
  apply: (message, { name, value, times }) =>
    withHeader(message, String(name), String(value ?? 'x').repeat(Number(times ?? 1))),
}
