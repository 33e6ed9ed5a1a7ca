import type { HeaderLine } from '../../dialects/dialect.ts'
import type { WireFault } from '../fault.ts'
import { chunkedPieces, cut } from './chunks.ts'
import { planOf, send } from './request-bytes.ts'

export const chunkedTrailers: WireFault = {
  name: 'chunked-trailers',
  plane: 'wire',
  rows: ['N07'],
  does: 'sends the body in chunks with a trailer behind them',
  receiver: 'accepts it, and takes no trailer for a header',
  parameters: {
    name: { kind: 'text', required: false, means: 'name of the trailer; default X-Sent' },
    value: { kind: 'text', required: false, means: 'its value; default 1' },
  },
  plan(message, { name, value }) {
    const trailer: HeaderLine = [String(name ?? 'X-Sent'), String(value ?? '1')]
    return planOf('chunked-trailers', message, [
      send(...chunkedPieces(message, cut(message.body), { headers: [['trailer', trailer[0]]], trailers: [trailer] })),
    ])
  },
}
