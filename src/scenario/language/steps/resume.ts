import type { StepReader } from '../step-reader.ts'

export const readResume: StepReader<'resume'> = (step, at, cursor, scope) => {
  cursor.choice(step.get('resume'), 'a time to resume', ['now'])
  return { kind: 'resume', at, proves: scope.requirement(step.get('proves'), cursor) }
}
