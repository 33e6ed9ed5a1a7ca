import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const lostAnswer: WireFault = {
  name: 'lost-answer',
  plane: 'wire',
  rows: ['N08'],
  does: 'sends all, waits for the answer, and loses it',
  receiver: 'keeps what it did; the redelivery has no second effect',
  parameters: {
    until: {
      kind: 'choice',
      required: false,
      choices: ['first-byte', 'whole'],
      means: 'how much of the answer comes before the connection is reset; default first-byte',
    },
  },
  plan: (message, { until }) =>
    planOf('lost-answer', message, [
      send(requestOf(message)),
      { do: 'await-answer', upTo: until === 'whole' ? 'whole' : 'first-byte' },
      { do: 'give-up', how: 'reset', because: '' },
    ]),
}
