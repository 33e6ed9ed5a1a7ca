import { SOCKET_ASKS } from '../../model/steps/sockets.ts'
import type { StepReader } from '../step-reader.ts'

/** Default time to release the sockets of aborted requests, in real milliseconds. */
const RELEASE_MS = 5000

export const readSockets: StepReader<'sockets'> = (step, at, cursor, scope) => {
  const asks = cursor.choice(step.get('sockets'), 'an expectation about sockets', SOCKET_ASKS) ?? 'counted'
  if (asks === 'released' && !scope.counted)
    cursor.mistakes.note(
      'LIFE',
      step.keySpan('sockets'),
      'the sockets were not counted before',
      'add "- sockets: counted" before the steps that may leave sockets open',
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
