import type { WireFault } from '../fault.ts'
import { planOf } from './request-bytes.ts'

export const connectOnly: WireFault = {
  name: 'connect-only',
  plane: 'wire',
  rows: ['N01'],
  does: 'connects, sends nothing for a time, and closes',
  receiver: 'gives the connection up sooner or later, and answers others meanwhile',
  parameters: {
    for: { kind: 'duration', required: false, means: 'how long nothing is sent; default 1s' },
  },
  plan: (message, { for: ms }) =>
    planOf(
      'connect-only',
      message,
      [
        { do: 'pause', ms: Number(ms ?? 1000) },
        { do: 'give-up', how: 'close', because: 'connected and sent nothing' },
      ],
      { deaf: true },
    ),
}
