import type { WireFault } from '../fault.ts'
import { headOf, lengthOf, planOf, send } from './request-bytes.ts'

export const expectContinue: WireFault = {
  name: 'expect-continue',
  plane: 'wire',
  rows: ['N07'],
  does: 'sends Expect: 100-continue, and the body once 100 has come or a time has passed',
  receiver: 'asks for the body with 100, or answers at once (RFC 9110, 10.1.1)',
  parameters: {
    wait: { kind: 'duration', required: false, means: 'how long 100 is waited for; default 1s' },
  },
  plan: (message, { wait }) =>
    planOf('expect-continue', message, [
      send(headOf(message, { framing: [['expect', '100-continue'], ...lengthOf(message)] })),
      { do: 'await-continue', atMostMs: Number(wait ?? 1000) },
      send(message.body),
    ]),
}
