import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const impatient: WireFault = {
  name: 'impatient',
  plane: 'wire',
  rows: ['N10', 'S24', 'O11'],
  does: 'closes the connection when no answer has come after a time',
  receiver: 'keeps what it did or undoes all of it; the redelivery has no second effect',
  parameters: {
    after: { kind: 'duration', required: false, means: 'how long it waits once all has been sent; default 100ms' },
  },
  plan: (message, { after }) =>
    planOf('impatient', message, [
      send(requestOf(message)),
      { do: 'pause', ms: Number(after ?? 100) },
      { do: 'give-up', how: 'close', because: 'closed the connection before an answer had come' },
    ]),
}
