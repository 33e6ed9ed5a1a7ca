import type { ApiFault } from '../fault.ts'
import { RETRY_AFTER, tooMany } from './retry-after.ts'

export const tooManyRequests: ApiFault = {
  name: 'api-too-many-requests',
  plane: 'api',
  rows: ['A02'],
  does: 'answers 429, and does nothing',
  receiver: 'waits as long as it is told, or a time of its own where that cannot be read, and gives up in the end',
  parameters: {
    'retry-after': RETRY_AFTER,
    after: { kind: 'duration', required: false, means: 'how long it says to wait; default 1s' },
  },
  answer: async (call, { 'retry-after': form, after }) => tooMany(call, form, Number(after ?? 1000)),
}
