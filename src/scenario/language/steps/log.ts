import type { Cursor } from '../tree-cursor.ts'
import type { StepScope } from '../step-scope.ts'
import { quote } from '../mistake.ts'
import { keysOf } from '../../model/step-kinds.ts'
import { LOG_HIDDEN } from '../../model/step.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

/** Shorter ones would be found by chance. */
const MIN_TEXT_CHARACTERS = 6

/** Reads what must not be in the output of the receiver. */
export const readLog: StepReader<'log'> = (step, at, cursor, scope) => {
  const tree = step.get('log')
  const members = cursor.members(tree, 'the step "log"', { required: [], optional: keysOf('log') })
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
    proves: scope.requirement(members?.get('proves'), cursor),
    hides:
      cursor
        .oneOrMore(members?.get('hides'), 'hides')
        ?.flatMap((one) => cursor.choice(one, 'what a log may hide', LOG_HIDDEN) ?? []) ?? [],
    lacks: cursor.oneOrMore(members?.get('lacks'), 'lacks')?.flatMap((one) => readText(one, cursor, scope) ?? []) ?? [],
  }
}

const readText = (tree: Tree, cursor: Cursor, scope: StepScope): string | undefined => {
  const text = cursor.reference(tree, 'a text that must not be printed', scope.names)
  if (text !== undefined && text.length < MIN_TEXT_CHARACTERS)
    cursor.mistakes.note(
      'OUT_OF_RANGE',
      tree.span,
      `${quote(text)} is so short that it stands in other words`,
      `give ${String(MIN_TEXT_CHARACTERS)} characters or more; "\${id.name}" makes a text of the scenario's own`,
    )
  return text
}
