import type { MessageFault } from '../fault.ts'
import { withSignature } from './signature-line.ts'

const FORMS: Readonly<Record<string, (digest: string) => string>> = {
  truncated: (digest) => digest.slice(0, -8),
  'one-digit': (digest) => digest.slice(0, 1),
  'no-digits': () => '',
  'over-long': (digest) => `${digest}${digest}`,
  odd: (digest) => digest.slice(0, -1),
  'non-hex': (digest) => `zz${digest.slice(2)}`,
  'multi-byte': (digest) => `${digest.slice(0, -2)}\u00e9\u00e9`,
  spaced: (digest) => digest.replace(/(..)/g, '$1 ').trim(),
  huge: (digest) => digest.repeat(100),
}

export const malformedSignature: MessageFault = {
  name: 'malformed-signature',
  plane: 'message',
  rows: ['S07'],
  does: 'sends a digest that is none',
  receiver: 'refuses it like any other bad signature, answers no 5xx, and goes on working',
  parameters: {
    form: { kind: 'choice', required: true, choices: Object.keys(FORMS), means: 'in which way' },
  },
  apply: (message, { form }) =>
    withSignature(message, ({ prefix, digest }) => `${prefix}${(FORMS[String(form)] ?? String)(digest)}`),
}
