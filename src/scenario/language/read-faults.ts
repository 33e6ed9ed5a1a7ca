import { ATTEMPTS_EXAMPLES, parseAttempts } from '../../kit/attempts.ts'
import { MockError } from '../../kit/error.ts'
import { createDialects } from '../../dialects/registry.ts'
import type { EventName } from '../../events/catalogue.ts'
import { checkForDialect } from '../../faults/attach.ts'
import { checkFaults } from '../../faults/carrier.ts'
import { attachFault, FAULTS } from '../../faults/registry.ts'
import type { FaultInfo, Parameter } from '../../faults/fault.ts'
import type { Cursor, CheckedFields } from './tree-cursor.ts'
import type { StepScope } from './step-scope.ts'
import { quote } from './mistake.ts'
import { marksIn } from './references.ts'
import type { FaultUse, Json } from '../model/step-parts.ts'
import type { MappingTree, Tree } from './tree.ts'

const { dialectOf } = createDialects()

/** Reads the faults of a "publish" step; parameters are checked against the fault's own table. */
export const readFaults = (
  tree: Tree | undefined,
  cursor: Cursor,
  scope: StepScope,
  event: EventName,
): readonly FaultUse[] => readAll(tree, cursor, scope, scope.faults, event)

/** Reads the faults of a redelivery, for which plan faults are not allowed. */
export const readRedeliveryFaults = (tree: Tree | undefined, cursor: Cursor, scope: StepScope): readonly FaultUse[] =>
  readAll(
    tree,
    cursor,
    scope,
    scope.faults.filter(({ plane }) => plane !== 'plan'),
    undefined,
  )

const readAll = (
  tree: Tree | undefined,
  cursor: Cursor,
  scope: StepScope,
  faults: readonly FaultInfo[],
  event: EventName | undefined,
): readonly FaultUse[] => {
  const before = cursor.mistakes.found
  const uses = cursor.list(tree, 'faults')?.items.flatMap((item) => readFault(item, cursor, scope, faults) ?? []) ?? []
  if (tree && uses.length > 0 && cursor.mistakes.found === before) checkTogether(tree, uses, cursor, event)
  return uses
}

/**
 * Checks faults in combination. References are only known when the scenario runs, so faults with references are
 * skipped.
 */
const checkTogether = (tree: Tree, uses: readonly FaultUse[], cursor: Cursor, event: EventName | undefined): void => {
  try {
    const checkable = uses.filter(
      ({ fault, parameters }) =>
        FAULTS.some(({ name }) => name === fault) && !Object.values(parameters).some(isReference),
    )
    const attached = checkable.map(({ fault, parameters }) => attachFault(fault, parameters))
    checkFaults(attached)
    if (event !== undefined) checkForDialect(attached, dialectOf(event))
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    cursor.mistakes.note('OUT_OF_RANGE', tree.span, error.message, error.fix)
  }
}

const isReference = (value: Json): boolean => typeof value === 'string' && marksIn(value).length > 0

const readFault = (
  tree: Tree,
  cursor: Cursor,
  scope: StepScope,
  faults: readonly FaultInfo[],
): FaultUse | undefined => {
  if (tree.kind === 'scalar' && typeof tree.value === 'string') {
    cursor.mistakes.note(
      'WRONG_TYPE',
      tree.span,
      `a fault must be a mapping, not the text ${quote(tree.value)}`,
      `write "- fault: ${quote(tree.value).slice(1, -1)}"`,
    )
    return undefined
  }
  const all = cursor.anyMembers(tree, 'a fault')
  if (!all || tree.kind !== 'mapping') return undefined
  const named = all.find(({ key }) => key === 'fault')?.value
  if (!named) {
    cursor.members(tree, 'a fault', { required: ['fault'], optional: all.map(({ key }) => key) })
    return undefined
  }
  const name = cursor.choice(
    named,
    faults === scope.faults ? 'a fault' : 'a fault of a redelivery',
    faults.map((one) => one.name),
    { code: 'UNKNOWN_FAULT' },
  )
  const info = faults.find((one) => one.name === name)
  return (
    info && { fault: info.name, at: scope.placeOf(tree.span), parameters: readParameters(tree, info, cursor, scope) }
  )
}

const readParameters = (
  tree: MappingTree,
  info: FaultInfo,
  cursor: Cursor,
  scope: StepScope,
): Readonly<Record<string, Json>> => {
  const names = Object.keys(info.parameters)
  const required = names.filter((name) => info.parameters[name]?.required)
  const which = info.plane === 'plan' ? [] : ['attempts']
  const members = cursor.members(tree, `the fault ${info.name}`, {
    required: ['fault', ...required],
    optional: [...names.filter((name) => !required.includes(name)), ...which],
  })
  if (!members) return {}
  const given = Object.entries(info.parameters).map(
    ([name, parameter]) => [name, readParameter(members, name, parameter, cursor, scope)] as const,
  )
  const all = [...given, ['attempts', readWhich(members.get('attempts'), cursor)] as const]
  return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Reads the attempts a fault fires on, from 1: `2` is the second only; `1-2`, `[1, 2]` and `3-` are several. */
const readWhich = (tree: Tree | undefined, cursor: Cursor): string | number | undefined => {
  if (tree?.kind === 'list') return readWhichOf(tree, cursor)
  if (tree?.kind !== 'scalar' || typeof tree.value === 'number') return cursor.whole(tree, 'attempts', 1, 1000)
  const text = cursor.text(tree, 'attempts')
  if (text === undefined || parseAttempts(text)) return text
  cursor.mistakes.note(
    'WRONG_TYPE',
    tree.span,
    `${quote(text)} is not a range of attempts`,
    `write ${ATTEMPTS_EXAMPLES}`,
  )
  return undefined
}

/** Reads a list of consecutive attempts as a range. */
const readWhichOf = (tree: Extract<Tree, { kind: 'list' }>, cursor: Cursor): string | undefined => {
  const numbers = tree.items.flatMap((item) => cursor.whole(item, 'an attempt', 1, 1000) ?? [])
  if (numbers.length < tree.items.length) return undefined
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first !== undefined && last !== undefined && numbers.every((one, index) => one === first + index))
    return `${String(first)}-${String(last)}`
  cursor.mistakes.note(
    'WRONG_TYPE',
    tree.span,
    `the attempts [${numbers.join(', ')}] are not consecutive`,
    'list consecutive attempts, such as [1, 2]; for others, add the fault twice',
  )
  return undefined
}

const readParameter = (
  members: CheckedFields,
  name: string,
  parameter: Parameter,
  cursor: Cursor,
  scope: StepScope,
): string | number | undefined => {
  const tree = members.get(name)
  switch (parameter.kind) {
    case 'text':
      return cursor.reference(tree, name, scope.names)
    case 'whole-number':
      return cursor.whole(tree, name, parameter.least ?? 0, parameter.most ?? Number.MAX_SAFE_INTEGER)
    case 'duration':
      return cursor.duration(tree, name)
    case 'choice':
      return cursor.choice(tree, `a value of "${name}"`, parameter.choices ?? [])
  }
}
