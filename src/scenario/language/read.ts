import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import type { FaultInfo } from '../../faults/fault.ts'
import { Cursor, type CheckedFields } from './tree-cursor.ts'
import { parseYaml } from './document.ts'
import { StepScope } from './step-scope.ts'
import { Mistakes, quote, type Mistake } from './mistake.ts'
import { readAssume } from './read-assume.ts'
import { checkLeftRunning } from './receiver-state.ts'
import { readRetry } from './read-retry.ts'
import { readStep } from './read-step.ts'
import { fillRows, readRows, valuesOf } from './table-rows.ts'
import { DEFAULT_RETRY } from '../model/defaults.ts'
import { LEVELS } from '../model/level.ts'
import { NEEDS, type Scenario } from '../model/scenario.ts'
import { actsOnProcess, runsAlone, traitsOf } from '../model/step-kinds.ts'
import type { Step } from '../model/step.ts'
import type { MappingTree } from './tree.ts'

export interface ReadOptions {
  readonly faults: readonly FaultInfo[]
  /** IDs that `proves` may name; undefined disables the check. */
  readonly requirements: ReadonlySet<string> | undefined
  /** Defaults for redelivery settings. */
  readonly retry?: Partial<Scenario['retry']>
}

const REQUIRED = ['scenario', 'steps']
const OPTIONAL = ['proves', 'level', 'because', 'cause', 'fix', 'retry', 'assume', 'alone', 'needs', 'rows']

const MAX_STEPS = 500

/**
 * Reads a scenario file: one scenario, or one for each row. Returns all mistakes in the order of the file; a file with
 * mistakes has no scenarios. Never throws.
 */
export const readScenarios = (
  text: string,
  file: string,
  options: ReadOptions,
): { readonly scenarios: readonly Scenario[]; readonly mistakes: readonly Mistake[] } => {
  // A byte order mark is not part of the text.
  const body = text.replace(/^\ufeff/, '')
  const mistakes = new Mistakes(file, body)
  try {
    const scenarios = readAll(body, new Cursor(mistakes), options)
    return { scenarios: mistakes.none ? scenarios : [], mistakes: mistakes.list() }
  } catch (error) {
    mistakes.note(
      'UNREADABLE',
      { start: 0, end: 1 },
      `the file cannot be read: ${quote(error instanceof Error ? error.message : String(error))}`,
      'this is an internal error; please report it with the file',
    )
    return { scenarios: [], mistakes: mistakes.list() }
  }
}

const readAll = (text: string, cursor: Cursor, options: ReadOptions): readonly Scenario[] => {
  const { mistakes } = cursor
  const tree = parseYaml(text, mistakes)
  if (!tree || tree.kind === 'broken') return []
  if (tree.kind !== 'mapping') {
    const empty = tree.kind === 'scalar' && tree.source === ''
    mistakes.note(
      'NOT_A_MAPPING',
      { start: tree.span.start, end: tree.span.start + 1 },
      empty ? 'the file is empty' : `the file is a ${tree.kind === 'list' ? 'list' : 'single value'}, not a scenario`,
      'start with "scenario: …", and add "steps:" below it',
    )
    return []
  }
  const file = cursor.members(tree, 'a scenario', { required: REQUIRED, optional: OPTIONAL })
  const rows = readRows(file?.get('rows'), cursor)
  return fillRows(tree, rows, mistakes).map(({ file: filled, row }) =>
    readScenario(filled, row && valuesOf(row), cursor, options),
  )
}

const readScenario = (tree: MappingTree, row: Scenario['row'], cursor: Cursor, options: ReadOptions): Scenario => {
  const placeOf = cursor.mistakes.placeOf
  const scope = new StepScope({ ...options, placeOf })
  const byKey = new Map(tree.members.map((member) => [member.key, member]))
  const file: CheckedFields = {
    span: tree.span,
    get: (key) => byKey.get(key)?.value,
    keySpan: (key) => byKey.get(key)?.keySpan ?? tree.span,
  }
  const steps = readSteps(file, cursor, scope)
  // Nothing else may run while the receiver is stopped and restarted.
  const acts = steps.some(actsOnProcess)
  const needs =
    cursor.oneOrMore(file.get('needs'), 'needs')?.flatMap((one) => cursor.choice(one, 'a valid need', NEEDS) ?? []) ??
    []
  return {
    // Names are shown on one line.
    name: cursor.sentence(file.get('scenario'), 'scenario')?.replace(/\s+/g, ' ') ?? '',
    file: placeOf(tree.span).file,
    at: placeOf(file.keySpan('scenario')),
    dialect: scope.dialect ?? DEFAULT_DIALECT,
    proves:
      cursor.oneOrMore(file.get('proves'), 'proves')?.flatMap((one) => scope.requirement(one, cursor) ?? []) ?? [],
    level: cursor.choice(file.get('level'), 'a level', LEVELS),
    because: cursor.sentence(file.get('because'), 'because'),
    cause: cursor.sentence(file.get('cause'), 'cause'),
    fix: cursor.sentence(file.get('fix'), 'fix'),
    retry: readRetry(file.get('retry'), cursor, { ...DEFAULT_RETRY, ...options.retry }),
    assume: readAssume(file.get('assume'), cursor),
    alone: (cursor.flag(file.get('alone'), 'alone') ?? false) || steps.some(runsAlone),
    needs: acts ? [...new Set([...needs, 'start' as const])] : needs,
    row,
    steps,
  }
}

const readSteps = (file: CheckedFields, cursor: Cursor, scope: StepScope): readonly Step[] => {
  const { mistakes } = cursor
  const list = cursor.list(file.get('steps'), 'steps')
  if (!list) return []
  if (list.items.length === 0)
    mistakes.note('EMPTY', list.span, 'steps is empty', 'write a step such as "- publish: STARTED"')
  if (list.items.length > MAX_STEPS)
    mistakes.note(
      'TOO_MANY',
      list.items[MAX_STEPS]?.span ?? list.span,
      `there are ${String(list.items.length)} steps (at most ${String(MAX_STEPS)})`,
      'split them into several files',
    )
  const wrong = !mistakes.none
  const steps = list.items.slice(0, MAX_STEPS).flatMap((item) => readStep(item, cursor, scope) ?? [])
  checkLeftRunning(file, cursor, scope)
  // A step that could not be read may have been the one that judges.
  const complete = wrong || steps.length === list.items.length
  if (complete && steps.length > 0 && !steps.some(({ kind }) => traitsOf(kind).judges))
    mistakes.note(
      'JUDGES_NOTHING',
      file.keySpan('steps'),
      'no step expects anything',
      'add a step such as "- expect: accepted"',
    )
  return steps
}
