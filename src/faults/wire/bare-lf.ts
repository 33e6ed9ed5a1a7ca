import type { WireFault } from '../fault.ts'
import { planOf, requestOf, send } from './request-bytes.ts'

export const bareLf: WireFault = {
  name: 'bare-lf',
  plane: 'wire',
  rows: ['N13'],
  does: 'ends the lines of the head with LF alone',
  receiver: 'accepts it or answers 400 (RFC 9112, 2.2)',
  parameters: {},
  plan: (message) => planOf('bare-lf', message, [send(requestOf(message, { lineEnd: '\n' }))]),
}
