import type { MessageFault } from '../fault.ts'
import { withSignatureLines } from './signature-line.ts'

/** A byte that UTF-8 never has, and what decoders put in its place. */
const INVALID = Buffer.from([0xff])
const REPLACEMENT = Buffer.from('\ufffd')

const withNote = (body: Uint8Array, note: Buffer): Buffer =>
  Buffer.concat([body.subarray(0, -1), Buffer.from(',"note":"'), note, Buffer.from('"}')])

export const signedAfterDecoding: MessageFault = {
  name: 'signed-after-decoding',
  plane: 'message',
  rows: ['P12'],
  does: 'puts a byte that is no UTF-8 into the body, and signs the text that a tolerant decoder makes of it',
  receiver: 'refuses it: the signature is not that of the bytes',
  parameters: {},
  works: 'on-bytes',
  apply: (message, _, { sign }) =>
    withSignatureLines(
      { ...message, body: withNote(message.body, INVALID) },
      sign(withNote(message.body, REPLACEMENT)),
    ),
}
