import { MAX_COPIES } from '../limits.ts'
import { readRedeliveryFaults } from '../read-faults.ts'
import type { StepReader } from '../step-reader.ts'

export const readRedeliver: StepReader<'redeliver'> = (step, at, cursor, scope) => ({
  kind: 'redeliver',
  at,
  delivery: scope.delivery(step.get('redeliver'), 'redeliver', cursor) ?? '',
  times: cursor.whole(step.get('times'), 'times', 1, MAX_COPIES) ?? 1,
  faults: readRedeliveryFaults(step.get('faults'), cursor, scope),
})
