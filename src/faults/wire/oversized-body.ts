import { withSignatureLines } from '../message/signature-line.ts'
import type { WireFault } from '../fault.ts'
import { headOf, planOf, send } from './request-bytes.ts'

const MEGABYTE = 1024 * 1024

/** Made when it is sent and forgotten then: what is kept of the attempt is the body without the spaces. */
export const oversizedBody: WireFault = {
  name: 'oversized-body',
  plane: 'wire',
  rows: ['P13'],
  does: 'sends so many megabytes: the body, and spaces behind it, signed as a whole',
  receiver: 'stops reading at its limit, answers 413 or closes the connection, and goes on working',
  parameters: {
    megabytes: {
      kind: 'whole-number',
      required: false,
      least: 1,
      most: 1024,
      means: 'how many, of 1,048,576 bytes each; default 32',
    },
  },
  plan(message, { megabytes }, { sign }) {
    const body = Buffer.alloc(Math.max(message.body.length, Number(megabytes ?? 32) * MEGABYTE), ' ')
    body.set(message.body)
    const larger = withSignatureLines({ ...message, body }, sign(body))
    return planOf('oversized-body', message, [send(headOf(larger)), { do: 'send', bytes: body }])
  },
}
