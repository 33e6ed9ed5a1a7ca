import type { MessageFault } from '../fault.ts'
import type { HeaderLine } from '../../dialects/dialect.ts'
import { resigned } from './signature-line.ts'

export const twoSignatures: MessageFault = {
  name: 'two-signatures',
  plane: 'message',
  rows: ['S13'],
  does: 'sends two signature headers, one of them wrong',
  receiver: 'refuses it, or looks at both; never takes the first one blindly',
  parameters: {
    first: { kind: 'choice', required: true, choices: ['good', 'bad'], means: 'which of them comes first' },
  },
  apply: (message, { first }) =>
    resigned(message, ({ prefix, digest }, line) => {
      const bad: HeaderLine = [line[0], `${prefix}${'0'.repeat(digest.length)}`]
      return first === 'good' ? [line, bad] : [bad, line]
    }),
}
