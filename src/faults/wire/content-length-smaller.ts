import type { WireFault } from '../fault.ts'
import { lengthOf, planOf, requestOf, send } from './request-bytes.ts'

export const contentLengthSmaller: WireFault = {
  name: 'content-length-smaller',
  plane: 'wire',
  rows: ['N05'],
  does: 'announces less body than it sends',
  receiver: 'refuses it: what was announced is not what was signed; takes the rest for no request',
  parameters: {
    by: {
      kind: 'whole-number',
      required: false,
      least: 1,
      most: 1_000_000_000,
      means: 'how many bytes less; default 1',
    },
  },
  plan: (message, { by }) =>
    planOf('content-length-smaller', message, [
      send(requestOf(message, { framing: lengthOf(message, -Number(by ?? 1)) })),
    ]),
}
