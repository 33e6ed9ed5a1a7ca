import { refused } from '../response.ts'
import type { DefectiveBehaviour } from './defect.ts'
import { refusingRedeliveries } from './keys.ts'

/** Receivers that answer a duplicate with an error. */
export const duplicateDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'answers-500-to-duplicates',
    apply: refusingRedeliveries(refused(500, 'duplicate key')),
  },
  {
    name: 'answers-409-to-duplicates',
    apply: refusingRedeliveries(refused(409, 'this event was taken before')),
  },
  {
    name: 'answers-429-to-redeliveries',
    apply: refusingRedeliveries(refused(429, 'too many requests', { 'retry-after': '60' })),
  },
]
