import type { WireFault } from '../fault.ts'
import { piecesOf } from './pieces.ts'
import { headOf, planOf, send } from './request-bytes.ts'

export const slowBody: WireFault = {
  name: 'slow-body',
  plane: 'wire',
  rows: ['N03'],
  does: 'sends the body in small pieces with pauses',
  receiver: 'waits for it or gives it up after a time; does nothing by a part of it',
  parameters: {
    every: { kind: 'duration', required: false, means: 'the time between two pieces; default 10ms' },
    bytes: {
      kind: 'whole-number',
      required: false,
      least: 1,
      most: 1_048_576,
      means: 'how many bytes a piece has; default 1',
    },
    for: { kind: 'duration', required: false, means: 'how long; what is left then goes at once; default: to the end' },
  },
  plan: (message, { every, bytes, for: forMs }) =>
    planOf('slow-body', message, [
      send(headOf(message)),
      {
        do: 'dribble',
        pieces: piecesOf(message.body, Number(bytes ?? 1)),
        everyMs: Number(every ?? 10),
        forMs: Number(forMs ?? Infinity),
      },
    ]),
}
