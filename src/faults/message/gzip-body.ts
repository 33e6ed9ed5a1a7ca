import { gzipSync } from 'node:zlib'
import type { MessageFault } from '../fault.ts'
import { withHeader, withSignatureLines } from './signature-line.ts'

export const gzipBody: MessageFault = {
  name: 'gzip-body',
  plane: 'message',
  rows: ['N14'],
  does: 'compresses the body and says so',
  receiver:
    'answers 415 or another 4xx, or unpacks it within its limit and accepts what is signed as it verifies; no 5xx',
  parameters: {
    signed: {
      kind: 'choice',
      required: true,
      choices: ['plain', 'compressed'],
      means: 'over which bytes the signature is',
    },
  },
  works: 'on-bytes',
  apply(message, { signed }, { sign }) {
    const body = gzipSync(message.body)
    return withHeader(
      withSignatureLines({ ...message, body }, sign(signed === 'plain' ? message.body : body)),
      'Content-Encoding',
      'gzip',
    )
  },
}
