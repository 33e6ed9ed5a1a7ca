import { readInstant } from '../../../clock/stamp.ts'
import { CONTROLS, type ControlName } from '../../model/control-names.ts'
import type { Cursor, CheckedFields } from '../tree-cursor.ts'
import { quote } from '../mistake.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

const IN_FORCE = ['current', 'next'] as const

/** The key of each control's value. */
const MEMBERS = { secrets: 'are', clock: 'is', outage: 'down' } as const satisfies Readonly<Record<ControlName, string>>

const EXAMPLES = {
  secrets: 'are: [next, current]',
  clock: 'is: now',
  outage: 'down: true',
} as const satisfies Readonly<Record<ControlName, string>>

export const readControl: StepReader<'control'> = (step, at, cursor) => {
  const name = cursor.choice(step.get('control'), 'a control', CONTROLS)
  if (name) checkMembers(name, step, cursor)
  switch (name) {
    case 'secrets':
      return {
        kind: 'control',
        at,
        sets: {
          control: name,
          are:
            cursor
              .oneOrMore(step.get('are'), 'are')
              ?.flatMap((one) => cursor.choice(one, 'a valid secret', IN_FORCE) ?? []) ?? [],
        },
      }
    case 'clock':
      return { kind: 'control', at, sets: { control: name, is: readMoment(step.get('is'), cursor) } }
    default:
      return { kind: 'control', at, sets: { control: 'outage', down: cursor.flag(step.get('down'), 'down') ?? false } }
  }
}

const checkMembers = (name: ControlName, step: CheckedFields, cursor: Cursor): void => {
  const own = MEMBERS[name]
  for (const key of Object.values(MEMBERS))
    if (key !== own && step.get(key))
      cursor.mistakes.note(
        'UNKNOWN_KEY',
        step.keySpan(key),
        `"${key}" is not a key of the control ${name}`,
        `write "${EXAMPLES[name]}"`,
      )
  if (!step.get(own))
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('control'),
      `the control ${name} has no "${own}"`,
      `add "${EXAMPLES[name]}"`,
    )
}

/** Reads `now`, the time of the mock's clock, or an instant. */
const readMoment = (tree: Tree | undefined, cursor: Cursor): 'now' | number => {
  const text = cursor.text(tree, 'is')
  if (text === undefined || !tree || text === 'now') return 'now'
  const at = readInstant(text)
  if (at === undefined)
    cursor.mistakes.note(
      'MOMENT',
      tree.span,
      `${quote(text)} is not a time`,
      'write now, or a time with its zone, such as 2038-01-19T03:14:07Z',
    )
  return at ?? 'now'
}
