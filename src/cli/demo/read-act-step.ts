import { readFaults } from '../../scenario/language/read-faults.ts'
import type { StepScope } from '../../scenario/language/step-scope.ts'
import type { Cursor, CheckedFields } from '../../scenario/language/tree-cursor.ts'
import type { Tree } from '../../scenario/language/tree.ts'
import { ACT_STEPS, RECEIVER_MODES, type ActStep, type Turn } from './act.ts'

type Kind = ActStep['kind']
type ReadSentence = (tree: Tree | undefined, what: string, cursor: Cursor) => string

/** Keys that are allowed next to the one that names the step. */
const BESIDE: Readonly<Record<Kind, readonly string[]>> = {
  say: [],
  wait: [],
  receiver: [],
  publish: ['as', 'of', 'faults', 'receiver'],
  await: ['attempt'],
  redeliver: [],
}

/** The longest scripted delay of a response, in real milliseconds: nobody watches for longer. */
const MAX_LATE_MS = 60_000

/** Reads one step of an act; its kind is the key that names it. Undefined when there is a mistake in it. */
export const readActStep = (
  tree: Tree,
  cursor: Cursor,
  scope: StepScope,
  sentence: ReadSentence,
): ActStep | undefined => {
  const { mistakes } = cursor
  const all = cursor.anyMembers(tree, 'a step')
  if (!all) return undefined
  // `receiver` is a step, and also a key of `publish`.
  const kinds = ACT_STEPS.filter((kind) => all.some(({ key }) => key === kind))
  const kind = kinds.includes('publish') ? 'publish' : kinds[0]
  if (!kind) {
    const [first] = all
    if (first) mistakes.unknown('UNKNOWN_STEP', first.keySpan, first.key, 'a step of an act', ACT_STEPS)
    else mistakes.note('EMPTY', tree.span, 'the step is empty', 'write a step such as "- publish: STARTED"')
    scope.assume(all)
    return undefined
  }
  const step = cursor.members(tree, `the step "${kind}"`, { required: [kind], optional: BESIDE[kind] })
  if (!step) return undefined
  return readOf(kind, step, cursor, scope, sentence)
}

const readOf = (
  kind: Kind,
  step: CheckedFields,
  cursor: Cursor,
  scope: StepScope,
  sentence: ReadSentence,
): ActStep | undefined => {
  const value = step.get(kind)
  switch (kind) {
    case 'say':
      return { kind, text: sentence(value, kind, cursor) }
    case 'wait':
      return { kind, ms: cursor.duration(value, kind, 'positive') ?? 0 }
    case 'receiver':
      return { kind, mode: cursor.choice(value, 'a receiver mode', RECEIVER_MODES) ?? 'up' }
    case 'publish':
      return readPublish(step, cursor, scope)
    case 'await': {
      const of = scope.delivery(value, kind, cursor)
      return of === undefined ? undefined : { kind, of, attempt: cursor.whole(step.get('attempt'), 'attempt', 1, 100) }
    }
    case 'redeliver': {
      const of = scope.delivery(value, kind, cursor)
      return of === undefined ? undefined : { kind, of }
    }
  }
}

const readPublish = (step: CheckedFields, cursor: Cursor, scope: StepScope): ActStep => {
  const event = cursor.event(step.get('publish')) ?? 'STARTED'
  return {
    kind: 'publish',
    event,
    of: scope.delivery(step.get('of'), 'of', cursor),
    faults: readFaults(step.get('faults'), cursor, scope, event),
    turns: cursor.oneOrMore(step.get('receiver'), 'receiver')?.flatMap((one) => readTurn(one, cursor)) ?? [],
    as: scope.name(step.get('as'), cursor),
  }
}

/** `503`; `loses-response`; or a mapping with `respond`, `after` and `loses-response`. */
const readTurn = (tree: Tree, cursor: Cursor): Turn => {
  if (tree.kind === 'scalar' && typeof tree.value === 'string')
    return cursor.choice(tree, 'a way to handle a request', ['processes', 'loses-response'], {
      hint: 'use a status such as 503, processes, loses-response, or { respond: 200, after: 2s }',
    }) === 'loses-response'
      ? { losesResponse: true }
      : {}
  if (tree.kind === 'scalar') return turnOf(cursor.whole(tree, 'a status', 200, 599))
  const members = cursor.members(tree, 'what a receiver does', { required: [], optional: ['respond', 'after'] })
  const afterMs = cursor.duration(members?.get('after'), 'after', 'positive')
  const after = members?.get('after')
  if (after && afterMs !== undefined && afterMs > MAX_LATE_MS)
    cursor.mistakes.note('OUT_OF_RANGE', after.span, 'after must be at most 1m', 'give a shorter time, such as 2s')
  return {
    ...turnOf(cursor.whole(members?.get('respond'), 'respond', 200, 599)),
    ...(afterMs !== undefined && { afterMs }),
  }
}

/** Only 200 is success: a receiver that responds with it has done its work. */
const turnOf = (status: number | undefined): Turn => (status === undefined || status === 200 ? {} : { status })
