import type { StepReader } from '../step-reader.ts'

export const readResume: StepReader<'resume'> = (step, at, cursor, known) => {
  cursor.choice(step.get('resume'), 'when a receiver is resumed', ['now'])
  return { kind: 'resume', at, proves: known.requirement(step.get('proves'), cursor) }
}
