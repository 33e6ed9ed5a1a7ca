import { SOCKET_ASKS } from '../../model/process-step.ts'
import type { StepReader } from '../step-reader.ts'

/** Real milliseconds that a receiver may take to close what was broken off, when the step does not say. */
const RELEASE_MS = 5000

export const readSockets: StepReader<'sockets'> = (step, at, cursor, scope) => {
  const asks = cursor.choice(step.get('sockets'), 'what becomes of sockets', SOCKET_ASKS) ?? 'counted'
  if (asks === 'released' && !scope.counted)
    cursor.mistakes.note(
      'LIFE',
      step.keySpan('sockets'),
      'the sockets were not counted before',
      'put "- sockets: counted" before what may leave some open',
    )
  scope.counted = true
  return {
    kind: 'sockets',
    at,
    asks,
    proves: scope.requirement(step.get('proves'), cursor),
    withinMs: cursor.duration(step.get('within'), 'within', 'positive') ?? RELEASE_MS,
  }
}
