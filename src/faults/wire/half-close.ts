import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const halfClose: WireFault = {
  name: 'half-close',
  plane: 'wire',
  rows: ['N09'],
  does: 'closes its side of the connection after the request, and waits for the answer',
  receiver: 'answers, or takes the request for given up; goes on working',
  parameters: {},
  plan: (message) => planOf('half-close', message, [send(requestOf(message)), { do: 'half-close' }]),
}
