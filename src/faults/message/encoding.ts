import type { MessageFault } from '../fault.ts'
import { withSignatureLines } from './signature-line.ts'

const recoded = (body: Buffer, to: string): Buffer => {
  if (to === 'bom') return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])
  if (to === 'utf-16') return Buffer.from(`\ufeff${body.toString('utf8')}`, 'utf16le')
  if (to === 'latin-1') return Buffer.from(body.toString('utf8'), 'latin1')
  return Buffer.concat([
    body.subarray(0, -1),
    Buffer.from(',"note":"'),
    Buffer.from([0xc3, 0x28, 0xff]),
    Buffer.from('"}'),
  ])
}

export const encoding: MessageFault = {
  name: 'encoding',
  plane: 'message',
  rows: ['P12'],
  does: 'sends the text of the body in another encoding, signed over those bytes',
  receiver: 'answers 4xx, no 5xx',
  parameters: {
    to: {
      kind: 'choice',
      required: true,
      choices: ['bom', 'utf-16', 'latin-1', 'invalid'],
      means: 'utf-16 is little-endian with a byte order mark; invalid puts a byte that UTF-8 never has into the body',
    },
  },
  works: 'on-bytes',
  apply(message, { to }, { sign }) {
    const body = recoded(Buffer.from(message.body), String(to))
    return withSignatureLines({ ...message, body }, sign(body))
  },
}
