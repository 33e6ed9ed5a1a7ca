import { basename } from 'node:path'
import { DELIVERY_FAULTS } from '../../faults/registry.ts'
import { parseYaml } from '../../scenario/language/document.ts'
import { Mistakes, type Mistake } from '../../scenario/language/mistake.ts'
import { readRetry } from '../../scenario/language/read-retry.ts'
import { StepScope } from '../../scenario/language/step-scope.ts'
import { Cursor, type CheckedFields } from '../../scenario/language/tree-cursor.ts'
import type { Tree } from '../../scenario/language/tree.ts'
import type { RetryOptions } from '../../delivery/retry/policy.ts'
import type { Act, ActStep, ActSum } from './act.ts'
import { DEMO_RETRY } from './demo-retry.ts'
import { readActStep } from './read-act-step.ts'

const MAX_STEPS = 200
const SUMS = ['deliveries', 'attempts', 'delivered', 'effects'] as const satisfies readonly (keyof ActSum)[]

/**
 * Reads the script of one act, or every mistake in it in the order of the file. Never throws, whatever the text
 * contains.
 */
export const readAct = (
  text: string,
  file: string,
): { readonly act: Act | undefined; readonly mistakes: readonly Mistake[] } => {
  const body = text.replace(/^\ufeff/, '')
  const mistakes = new Mistakes(file, body)
  const act = read(body, file, new Cursor(mistakes))
  return { act: mistakes.none ? act : undefined, mistakes: mistakes.list() }
}

const read = (text: string, file: string, cursor: Cursor): Act | undefined => {
  const { mistakes } = cursor
  const tree = parseYaml(text, mistakes)
  if (!tree || tree.kind === 'broken') return undefined
  if (tree.kind !== 'mapping') {
    const empty = tree.kind === 'scalar' && tree.source === ''
    const what = empty
      ? 'the file is empty'
      : `the file is a ${tree.kind === 'list' ? 'list' : 'single value'}, not an act`
    mistakes.note('NOT_A_MAPPING', { start: tree.span.start, end: tree.span.start + 1 }, what, HOW_TO_BEGIN)
    return undefined
  }
  const members = cursor.members(tree, 'an act', {
    required: ['act', 'steps'],
    optional: ['retry', 'expect', 'result'],
  })
  if (!members) return undefined
  return {
    name: basename(file).replace(/\.ya?ml$/i, ''),
    title: sentence(members.get('act'), 'act', cursor),
    retry: readOwnRetry(members.get('retry'), cursor),
    steps: readSteps(members, cursor),
    expect: readExpected(members.get('expect'), cursor),
    result: members.get('result') && sentence(members.get('result'), 'result', cursor),
  }
}

const HOW_TO_BEGIN = 'begin with "act: Title", and write "steps:" below it'

/** Notes of the journal are one line of at most this many characters. */
const MAX_SENTENCE = 500

const sentence = (tree: Tree | undefined, what: string, cursor: Cursor): string => {
  const text = (cursor.sentence(tree, what) ?? '').replace(/\s+/g, ' ')
  if (tree && [...text].length > MAX_SENTENCE)
    cursor.mistakes.note(
      'TOO_LARGE',
      tree.span,
      `${what} has ${String([...text].length)} characters (expected at most ${String(MAX_SENTENCE)})`,
      'shorten it, or split it into two steps',
    )
  return text
}

const readSteps = (members: CheckedFields, cursor: Cursor): readonly ActStep[] => {
  const { mistakes } = cursor
  const list = cursor.list(members.get('steps'), 'steps')
  if (!list) return []
  const [first] = list.items
  if (!first) mistakes.note('EMPTY', list.span, 'steps is empty', 'write a step such as "- publish: STARTED"')
  const next = list.items[MAX_STEPS]
  if (next)
    mistakes.note(
      'TOO_MANY',
      next.span,
      `an act has ${String(list.items.length)} steps (expected at most ${String(MAX_STEPS)})`,
      'split it into several acts, one in each file',
    )
  const scope = new StepScope({ faults: DELIVERY_FAULTS, requirements: undefined, placeOf: mistakes.placeOf })
  return list.items.slice(0, MAX_STEPS).flatMap((item) => readActStep(item, cursor, scope, sentence) ?? [])
}

const readOwnRetry = (tree: Tree | undefined, cursor: Cursor): RetryOptions | undefined => {
  if (!tree) return undefined
  const { attempts, pauseMs, responseTimeoutMs, policy } = readRetry(tree, cursor, DEMO_RETRY)
  return {
    retryAttempts: attempts,
    responseTimeoutMs,
    ...(pauseMs !== undefined && { retryTimeoutMs: pauseMs }),
    ...(policy && { policy }),
  }
}

const readExpected = (tree: Tree | undefined, cursor: Cursor): Partial<ActSum> => {
  const members = cursor.members(tree, 'what is expected', { required: [], optional: SUMS })
  return Object.fromEntries(
    SUMS.flatMap((name) => {
      const count = members && cursor.whole(members.get(name), name, 0, 1000)
      return count === undefined ? [] : [[name, count]]
    }),
  )
}
