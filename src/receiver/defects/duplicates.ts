import { refused } from '../answer.ts'
import type { Defect } from './defect.ts'
import { refusingRedeliveries } from './keys.ts'

/** Receivers that answer a duplicate with an error. */
export const duplicateDefects: readonly Defect[] = [
  {
    name: 'answers-500-to-duplicates',
    number: '37',
    explanation: 'answers 500 to a duplicate, because of a unique key',
    fix: 'answer 200 to what was taken before, or it comes again and again',
    apply: refusingRedeliveries(refused(500, 'duplicate key')),
  },
  {
    name: 'answers-409-to-duplicates',
    number: '+21',
    explanation: 'answers 409 to a duplicate',
    fix: 'answer 200 to what was taken before, or it comes again and again',
    apply: refusingRedeliveries(refused(409, 'this event was taken before')),
  },
  {
    name: 'answers-429-to-redeliveries',
    number: '+22',
    explanation: 'answers 429 to a redelivery',
    fix: 'answer 200 to what was taken before, or it comes again and again',
    apply: refusingRedeliveries(refused(429, 'too many requests', { 'retry-after': '60' })),
  },
]
