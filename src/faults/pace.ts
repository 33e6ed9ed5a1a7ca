import { piecesOf } from './chunks.ts'
import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { duration, wholeNumber } from './parameter-kinds.ts'
import { headOf, send } from './request-bytes.ts'

const LASTING = duration({
  default: Infinity,
  inWords: 'until all is sent',
  means: 'how long to send slowly; the rest is sent at once',
})

/** Faults of the pace: requests that are slow, or never sent. */
export const paceFaults: readonly Fault[] = [
  defineFault({
    name: 'connect-only',
    plane: 'wire',
    does: 'connects, sends nothing for a while, and closes the connection',
    receiver: 'closes the connection eventually, and responds to others meanwhile',
    parameters: {
      for: duration({ default: '1s', means: 'how long to send nothing' }),
    },
    apply: (_, { for: ms }) => ({
      steps: [
        { do: 'pause', ms },
        { do: 'give-up', how: 'close', because: 'connected and sent nothing' },
      ],
      deaf: true,
    }),
  }),
  defineFault({
    name: 'slow-headers',
    plane: 'wire',
    does: 'sends the request line and headers byte by byte',
    receiver: 'waits for it or closes the connection after a while, and responds to others meanwhile',
    parameters: {
      every: duration({ default: '10ms', means: 'delay between two bytes' }),
      for: LASTING,
    },
    apply: (message, { every: everyMs, for: forMs }) => ({
      steps: [{ do: 'dribble', pieces: piecesOf(headOf(message), 1), everyMs, forMs }, send(message.body)],
    }),
  }),
  defineFault({
    name: 'slow-body',
    plane: 'wire',
    does: 'sends the body slowly, in small pieces',
    receiver: 'waits for it or closes the connection after a while; ignores an incomplete body',
    parameters: {
      every: duration({ default: '10ms', means: 'delay between two pieces' }),
      bytes: wholeNumber({ least: 1, most: 1_048_576, default: 1, means: 'bytes per piece' }),
      for: LASTING,
    },
    apply: (message, { every: everyMs, bytes, for: forMs }) => ({
      steps: [send(headOf(message)), { do: 'dribble', pieces: piecesOf(message.body, bytes), everyMs, forMs }],
    }),
  }),
]
