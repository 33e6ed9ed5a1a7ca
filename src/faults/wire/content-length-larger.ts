import type { WireFault } from '../fault.ts'
import { lengthOf, planOf, requestOf, send } from './request-bytes.ts'

export const contentLengthLarger: WireFault = {
  name: 'content-length-larger',
  plane: 'wire',
  rows: ['N04'],
  does: 'announces more body than it sends, and closes',
  receiver: 'does nothing by it, and goes on working',
  parameters: {
    by: {
      kind: 'whole-number',
      required: false,
      least: 1,
      most: 1_000_000_000,
      means: 'how many bytes more; default 1',
    },
    after: {
      kind: 'duration',
      required: false,
      means: 'how long the connection stays open after what was sent; default 20ms',
    },
  },
  plan: (message, { by, after }) =>
    planOf(
      'content-length-larger',
      message,
      [
        send(requestOf(message, { framing: lengthOf(message, Number(by ?? 1)) })),
        { do: 'pause', ms: Number(after ?? 20) },
        { do: 'give-up', how: 'close', because: 'closed the connection before all that was announced had been sent' },
      ],
      { deaf: true },
    ),
}
