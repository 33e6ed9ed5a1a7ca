import type { StepReader } from '../step-reader.ts'

export const readStart: StepReader<'start'> = (step, at, cursor, known) => {
  cursor.choice(step.get('start'), 'how a receiver is started', ['again'])
  return { kind: 'start', at, proves: known.requirement(step.get('proves'), cursor) }
}
