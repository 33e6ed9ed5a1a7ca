import type { Cursor } from '../tree-cursor.ts'
import type { StepScope } from '../step-scope.ts'
import { quote } from '../mistake.ts'
import { keysOf } from '../../model/step-kinds.ts'
import { LOG_HIDDEN } from '../../model/steps/log.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

/** Shorter texts would match by chance. */
const MIN_TEXT_CHARACTERS = 6

/** Reads what must not appear in the receiver's output. */
export const readLog: StepReader<'log'> = (step, at, cursor, scope) => {
  const tree = step.get('log')
  const members = cursor.members(tree, 'the step "log"', { required: [], optional: keysOf('log') })
  if (tree?.kind === 'mapping' && !tree.members.some(({ key }) => key !== 'proves'))
    cursor.mistakes.note(
      'EMPTY',
      step.keySpan('log'),
      'the step "log" is empty',
      'add "hides: secret", or "excludes" with texts that must not be printed',
    )
  return {
    kind: 'log',
    at,
    proves: scope.requirement(members?.get('proves'), cursor),
    hides:
      cursor
        .oneOrMore(members?.get('hides'), 'hides')
        ?.flatMap((one) => cursor.choice(one, 'something a log can hide', LOG_HIDDEN) ?? []) ?? [],
    excludes:
      cursor.oneOrMore(members?.get('excludes'), 'excludes')?.flatMap((one) => readText(one, cursor, scope) ?? []) ??
      [],
  }
}

const readText = (tree: Tree, cursor: Cursor, scope: StepScope): string | undefined => {
  const text = cursor.reference(tree, 'a text that must not be printed', scope.names)
  if (text !== undefined && text.length < MIN_TEXT_CHARACTERS)
    cursor.mistakes.note(
      'OUT_OF_RANGE',
      tree.span,
      `${quote(text)} is so short that it may match by chance`,
      `write at least ${String(MIN_TEXT_CHARACTERS)} characters; "\${id.name}" creates a unique text`,
    )
  return text
}
