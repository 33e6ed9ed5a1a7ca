import type { MessageFault } from '../fault.ts'
import { resigned } from './signature-line.ts'

export const unsigned: MessageFault = {
  name: 'unsigned',
  plane: 'message',
  rows: ['S01', 'S17'],
  does: 'leaves the signature header out',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {},
  apply: (message) => resigned(message, () => []),
}
