import type { Place } from '../../../kit/error.ts'
import type { Cursor, Members } from '../cursor.ts'
import type { Known } from '../known.ts'
import { quote } from '../mistake.ts'
import { LOG_HIDDEN, type LogStep } from '../../model/step.ts'
import type { Tree } from '../tree.ts'

export const LOG_KEYS = ['hides', 'lacks', 'proves']

/** Shorter ones would be found by chance. */
const SHORTEST = 6

/** Reads what must not be in the output of the receiver. */
export const readLog = (step: Members, at: Place, cursor: Cursor, known: Known): LogStep => {
  const tree = step.get('log')
  const members = cursor.members(tree, 'the step "log"', { required: [], optional: LOG_KEYS })
  if (!known.sent)
    cursor.mistakes.note(
      'NOTHING_SENT',
      step.keySpan('log'),
      'nothing was published yet',
      'put a "publish" step before it',
    )
  if (tree?.kind === 'mapping' && !tree.members.some(({ key }) => key !== 'proves'))
    cursor.mistakes.note(
      'EMPTY',
      step.keySpan('log'),
      'the step "log" judges nothing',
      'add "hides: secret", or "lacks" with texts that must not be printed',
    )
  return {
    kind: 'log',
    at,
    proves: known.requirement(members?.get('proves'), cursor),
    hides:
      cursor
        .oneOrMore(members?.get('hides'), 'hides')
        ?.flatMap((one) => cursor.choice(one, 'what a log may hide', LOG_HIDDEN) ?? []) ?? [],
    lacks: cursor.oneOrMore(members?.get('lacks'), 'lacks')?.flatMap((one) => readText(one, cursor, known) ?? []) ?? [],
  }
}

const readText = (tree: Tree, cursor: Cursor, known: Known): string | undefined => {
  const text = cursor.reference(tree, 'a text that must not be printed', known.names)
  if (text !== undefined && text.length < SHORTEST)
    cursor.mistakes.note(
      'OUT_OF_RANGE',
      tree.span,
      `${quote(text)} is so short that it stands in other words`,
      `give ${String(SHORTEST)} characters or more; "\${id.name}" makes a text of the scenario's own`,
    )
  return text
}
