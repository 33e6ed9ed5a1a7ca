import type { WireFault } from '../fault.ts'
import { piecesOf } from './pieces.ts'
import { headOf, planOf, send } from './request-bytes.ts'

export const slowHeaders: WireFault = {
  name: 'slow-headers',
  plane: 'wire',
  rows: ['N02'],
  does: 'sends the head of the request byte by byte',
  receiver: 'waits for it or gives it up after a time, and answers others meanwhile',
  parameters: {
    every: { kind: 'duration', required: false, means: 'the time between two bytes; default 10ms' },
    for: { kind: 'duration', required: false, means: 'how long; what is left then goes at once; default: to the end' },
  },
  plan: (message, { every, for: forMs }) =>
    planOf('slow-headers', message, [
      {
        do: 'dribble',
        pieces: piecesOf(headOf(message), 1),
        everyMs: Number(every ?? 10),
        forMs: Number(forMs ?? Infinity),
      },
      send(message.body),
    ]),
}
