import { MOMENTS, type EndStep } from '../model/process-step.ts'
import type { StepReader } from './step-reader.ts'

const MAX_ANSWERS = 1000

/** Returns the reader of a step that kills, stops or pauses the receiver. */
export const readEndOf =
  <K extends EndStep['kind']>(kind: K) =>
  (...[step, at, cursor, scope]: Parameters<StepReader<'kill'>>): EndStep<K> => {
    const when = cursor.choice(step.get(kind), 'a valid moment', MOMENTS) ?? 'once-idle'
    if (step.get('answers') && when !== 'once-answered')
      cursor.mistakes.note(
        'UNKNOWN_KEY',
        step.keySpan('answers'),
        `"answers" says nothing beside ${when}`,
        `write "${kind}: once-answered"`,
      )
    if (when !== 'once-idle' && !scope.sent)
      cursor.mistakes.note(
        'NOTHING_SENT',
        step.keySpan(kind),
        'nothing has been published yet',
        'add a "publish" step before it',
      )
    return { kind, at, when, answers: cursor.whole(step.get('answers'), 'answers', 1, MAX_ANSWERS) ?? 1 }
  }
