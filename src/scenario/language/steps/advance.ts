import type { StepReader } from '../step-reader.ts'

export const readAdvance: StepReader<'advance'> = (step, at, cursor) => ({
  kind: 'advance',
  at,
  ms: cursor.duration(step.get('advance'), 'advance', 'positive') ?? 0,
})
