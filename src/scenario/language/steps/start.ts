import type { StepReader } from '../step-reader.ts'

export const readStart: StepReader<'start'> = (step, at, cursor, scope) => {
  cursor.choice(step.get('start'), 'a way to start a receiver', ['again'])
  return { kind: 'start', at, proves: scope.requirement(step.get('proves'), cursor) }
}
