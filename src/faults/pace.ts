import { piecesOf } from './chunks.ts'
import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { duration, wholeNumber } from './parameter-kinds.ts'
import { headOf, send } from './request-bytes.ts'

const LASTING = duration({
  default: Infinity,
  inWords: 'to the end',
  means: 'how long; what is left then goes at once',
})

/** Requests that come slowly, or not at all. */
export const paceFaults: readonly Fault[] = [
  defineFault({
    name: 'connect-only',
    plane: 'wire',
    does: 'connects, sends nothing for a time, and closes',
    receiver: 'gives the connection up sooner or later, and answers others meanwhile',
    parameters: {
      for: duration({ default: '1s', means: 'how long nothing is sent' }),
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
    does: 'sends the head of the request byte by byte',
    receiver: 'waits for it or gives it up after a time, and answers others meanwhile',
    parameters: {
      every: duration({ default: '10ms', means: 'the time between two bytes' }),
      for: LASTING,
    },
    apply: (message, { every: everyMs, for: forMs }) => ({
      steps: [{ do: 'dribble', pieces: piecesOf(headOf(message), 1), everyMs, forMs }, send(message.body)],
    }),
  }),
  defineFault({
    name: 'slow-body',
    plane: 'wire',
    does: 'sends the body in small pieces with pauses',
    receiver: 'waits for it or gives it up after a time; does nothing by a part of it',
    parameters: {
      every: duration({ default: '10ms', means: 'the time between two pieces' }),
      bytes: wholeNumber({ least: 1, most: 1_048_576, default: 1, means: 'how many bytes a piece has' }),
      for: LASTING,
    },
    apply: (message, { every: everyMs, bytes, for: forMs }) => ({
      steps: [send(headOf(message)), { do: 'dribble', pieces: piecesOf(message.body, bytes), everyMs, forMs }],
    }),
  }),
]
