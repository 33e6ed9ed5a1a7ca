import { rejected } from '../response.ts'
import type { DefectiveBehavior } from './defect.ts'
import { respondingToRedeliveries } from './keys.ts'

/** Receivers that respond to a duplicate with an error. */
export const duplicateDefects: readonly DefectiveBehavior[] = [
  {
    name: 'responds-with-500-to-duplicates',
    apply: respondingToRedeliveries(rejected(500, 'duplicate key')),
  },
  {
    name: 'responds-with-409-to-duplicates',
    apply: respondingToRedeliveries(rejected(409, 'this event was already processed')),
  },
  {
    name: 'responds-with-429-to-redeliveries',
    apply: respondingToRedeliveries(rejected(429, 'too many requests', { 'retry-after': '60' })),
  },
]
