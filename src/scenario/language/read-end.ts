import { MOMENTS, type EndStep } from '../model/process-step.ts'
import type { StepReader } from './step-reader.ts'

const MAX_RESPONSES = 1000

/** Returns the reader of a step that kills, stops or pauses the receiver. */
export const readEndOf =
  <K extends EndStep['kind']>(kind: K) =>
  (...[step, at, cursor, scope]: Parameters<StepReader<'kill'>>): EndStep<K> => {
    const when = cursor.choice(step.get(kind), 'a valid moment', MOMENTS) ?? 'once-idle'
    if (step.get('responses') && when !== 'once-responded')
      cursor.mistakes.note(
        'UNKNOWN_KEY',
        step.keySpan('responses'),
        `"responses" can only be used with once-responded, not with ${when}`,
        `write "${kind}: once-responded"`,
      )
    if (when !== 'once-idle' && !scope.sent)
      cursor.mistakes.note(
        'NOTHING_SENT',
        step.keySpan(kind),
        'nothing has been published yet',
        'add a "publish" step before it',
      )
    return { kind, at, when, responses: cursor.whole(step.get('responses'), 'responses', 1, MAX_RESPONSES) ?? 1 }
  }
