import { keysOf, STEP_NAMES, traitsOf } from '../model/step-kinds.ts'
import type { StepKind, Step } from '../model/step.ts'
import type { Cursor, Members } from './cursor.ts'
import type { Known } from './known.ts'
import { quote } from './mistake.ts'
import { followReceiver } from './receiver-state.ts'
import { STEP_READERS } from './step-readers.ts'
import type { StepReader } from './step-reader.ts'
import type { Member, Tree } from './tree.ts'

/** Reads one step; its kind is the one key that names it. */
export const readStep = (tree: Tree, cursor: Cursor, known: Known): Step | undefined => {
  const { mistakes } = cursor
  const all = cursor.anyMembers(tree, 'a step')
  if (!all) {
    known.assume([])
    return undefined
  }
  const kinds = STEP_NAMES.filter((kind) => all.some(({ key }) => key === kind))
  const [kind, second] = kinds
  if (!kind) {
    const [first] = all
    if (first) mistakes.unknown('UNKNOWN_STEP', first.keySpan, first.key, 'a step', STEP_NAMES)
    else mistakes.note('EMPTY', tree.span, 'the step is empty', 'write a step such as "- publish: STARTED"')
    known.assume(all)
    return undefined
  }
  if (second) {
    const member = all.find(({ key }) => key === second)
    mistakes.note(
      'TWO_STEPS',
      member?.keySpan ?? tree.span,
      `${quote(second)} is a step of its own, beside ${quote(kind)}`,
      `begin it with "- ${second}: …"`,
    )
    known.assume(all)
    return undefined
  }
  if (standsBeside(kind, all, cursor)) return undefined
  const step = cursor.members(tree, `the step "${kind}"`, {
    required: [kind],
    optional: traitsOf(kind).keysStand === 'beside' ? keysOf(kind) : [],
  })
  if (!step) return undefined
  followReceiver(kind, step, cursor, known)
  checkPublished(kind, step, cursor, known)
  const read: StepReader<StepKind> = STEP_READERS[kind]
  return read(step, known.placeOf(tree.span), cursor, known)
}

/** Whether a key that belongs below the one that begins the step stands beside it; notes it. */
const standsBeside = (kind: StepKind, all: readonly Member[], { mistakes }: Cursor): boolean => {
  const stray = traitsOf(kind).keysStand === 'below' && all.find(({ key }) => keysOf(kind).includes(key))
  if (!stray) return false
  mistakes.note(
    'UNKNOWN_KEY',
    stray.keySpan,
    `${quote(stray.key)} stands beside "${kind}", and not in it`,
    `indent it below "${kind}:"`,
  )
  return true
}

const checkPublished = (kind: StepKind, step: Members, { mistakes }: Cursor, known: Known): void => {
  if (traitsOf(kind).followsPublish && !known.sent)
    mistakes.note('NOTHING_SENT', step.keySpan(kind), 'nothing was published yet', 'put a "publish" step before it')
}
