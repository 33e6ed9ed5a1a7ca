import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const newConnection: WireFault = {
  name: 'new-connection',
  plane: 'wire',
  rows: ['N12'],
  does: 'sends over a connection of its own, and says so with Connection: close',
  receiver: 'accepts it, and closes the connection after its answer',
  parameters: {},
  plan: (message) => planOf('new-connection', message, [send(requestOf(message, { connection: 'close' }))]),
}
