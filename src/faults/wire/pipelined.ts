import type { WireFault } from '../fault.ts'
import { planOf, requestOf } from './request-bytes.ts'

export const pipelined: WireFault = {
  name: 'pipelined',
  plane: 'wire',
  rows: ['N11'],
  does: 'sends the same request several times over one connection without waiting for answers; the first answer counts',
  receiver: 'answers them in their order, and has one effect (RFC 9112, 9.3.2)',
  parameters: {
    times: { kind: 'whole-number', required: false, least: 2, most: 100, means: 'how often; default 3' },
  },
  plan(message, { times }) {
    const requests = Number(times ?? 3)
    return planOf('pipelined', message, [{ do: 'stream', pieces: Array<Buffer>(requests).fill(requestOf(message)) }], {
      requests,
    })
  },
}
