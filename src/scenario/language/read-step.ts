import { keysOf, traitsOf } from '../model/step-kinds.ts'
import { STEP_NAMES } from '../model/step-names.ts'
import type { StepKind } from '../model/step-names.ts'
import type { Step } from '../model/step.ts'
import type { Cursor, CheckedFields } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'
import { quote } from './mistake.ts'
import { followReceiver } from './receiver-state.ts'
import { STEP_READERS } from './generated/step-readers.ts'
import type { StepReader } from './step-reader.ts'
import type { Member, Tree } from './tree.ts'

/** Reads one step; its kind is the key that is a step name. */
export const readStep = (tree: Tree, cursor: Cursor, scope: StepScope): Step | undefined => {
  const { mistakes } = cursor
  const all = cursor.anyMembers(tree, 'a step')
  if (!all) {
    scope.assume([])
    return undefined
  }
  const kinds = STEP_NAMES.filter((kind) => all.some(({ key }) => key === kind))
  const [kind, second] = kinds
  if (!kind) {
    const [first] = all
    if (first) mistakes.unknown('UNKNOWN_STEP', first.keySpan, first.key, 'a step', STEP_NAMES)
    else mistakes.note('EMPTY', tree.span, 'the step is empty', 'write a step such as "- publish: STARTED"')
    scope.assume(all)
    return undefined
  }
  if (second) {
    const member = all.find(({ key }) => key === second)
    mistakes.note(
      'TWO_STEPS',
      member?.keySpan ?? tree.span,
      `${quote(second)} is a separate step from ${quote(kind)}`,
      `start it with "- ${second}: …"`,
    )
    scope.assume(all)
    return undefined
  }
  if (standsBeside(kind, all, cursor)) return undefined
  const step = cursor.members(tree, `the step "${kind}"`, {
    required: [kind],
    optional: traitsOf(kind).keysStand === 'beside' ? keysOf(kind) : [],
  })
  if (!step) return undefined
  followReceiver(kind, step, cursor, scope)
  checkPublished(kind, step, cursor, scope)
  const read: StepReader<StepKind> = STEP_READERS[kind]
  return read(step, scope.placeOf(tree.span), cursor, scope)
}

/** Notes a key that should be indented below the step's own key; returns whether there is one. */
const standsBeside = (kind: StepKind, all: readonly Member[], { mistakes }: Cursor): boolean => {
  const stray = traitsOf(kind).keysStand === 'below' && all.find(({ key }) => keysOf(kind).includes(key))
  if (!stray) return false
  mistakes.note(
    'UNKNOWN_KEY',
    stray.keySpan,
    `${quote(stray.key)} is next to "${kind}" instead of below it`,
    `indent it below "${kind}:"`,
  )
  return true
}

const checkPublished = (kind: StepKind, step: CheckedFields, { mistakes }: Cursor, scope: StepScope): void => {
  if (traitsOf(kind).followsPublish && !scope.sent)
    mistakes.note(
      'NOTHING_SENT',
      step.keySpan(kind),
      'nothing has been published yet',
      'add a "publish" step before it',
    )
}
