import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const http10: WireFault = {
  name: 'http-1.0',
  plane: 'wire',
  rows: ['N13'],
  does: 'speaks HTTP/1.0',
  receiver: 'accepts it; its answer has no chunks (RFC 9112, 6.1)',
  parameters: {},
  plan: (message) => planOf('http-1.0', message, [send(requestOf(message, { version: '1.0', connection: 'close' }))]),
}
