import type { WireFault } from '../fault.ts'
import { chunkedPieces, cut, readSizes } from './chunks.ts'
import { planOf, send } from './request-bytes.ts'

export const chunked: WireFault = {
  name: 'chunked',
  plane: 'wire',
  rows: ['N06'],
  does: 'sends the body in chunks of odd sizes, one of which ends within a character',
  receiver: 'accepts it: the signature is that of the bytes without their chunks',
  parameters: {
    sizes: {
      kind: 'text',
      required: false,
      means:
        'the sizes in bytes, such as "3,1,10", over and over; default: odd ones, and a cut within the first character of several bytes',
    },
    every: { kind: 'duration', required: false, means: 'the time between two chunks; default: all at once' },
  },
  check({ sizes }) {
    readSizes('chunked', sizes)
  },
  plan(message, { sizes, every }) {
    const pieces = chunkedPieces(message, cut(message.body, readSizes('chunked', sizes)))
    return planOf('chunked', message, [
      every === undefined ? send(...pieces) : { do: 'dribble', pieces, everyMs: Number(every), forMs: Infinity },
    ])
  },
}
