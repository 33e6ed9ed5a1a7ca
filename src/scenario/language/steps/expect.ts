import type { Cursor } from '../tree-cursor.ts'
import type { StepScope } from '../step-scope.ts'
import { quote } from '../mistake.ts'
import { RESPONSES, HIDDEN, type ExpectStep } from '../../model/steps/expect.ts'
import { keysOf } from '../../model/step-kinds.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

type Status = NonNullable<ExpectStep['status']>[number]

export const readExpect: StepReader<'expect'> = (step, at, cursor, scope) => {
  const tree = step.get('expect')
  // `expect: accepted` is short for `expect: { response: accepted }`.
  if (tree?.kind === 'scalar') return { ...NOTHING, at, response: cursor.choice(tree, 'a kind of response', RESPONSES) }
  const members = cursor.members(tree, 'an expectation', { required: [], optional: keysOf('expect') })
  if (tree?.kind === 'mapping' && !tree.members.some(({ key }) => !AIMS.has(key)))
    cursor.mistakes.note(
      'EMPTY',
      step.keySpan('expect'),
      'the expectation is empty',
      'add response, status or another key',
    )
  return {
    kind: 'expect',
    at,
    delivery: scope.delivery(members?.get('delivery'), 'delivery', cursor),
    proves: scope.requirement(members?.get('proves'), cursor),
    response: cursor.choice(members?.get('response'), 'a kind of response', RESPONSES),
    status: cursor.oneOrMore(members?.get('status'), 'status')?.flatMap((one) => readStatus(one, cursor) ?? []),
    headers: readHeaders(members?.get('header'), cursor, scope),
    body: cursor.choice<'conforms'>(members?.get('body'), 'a valid body expectation', ['conforms']),
    hides: cursor
      .oneOrMore(members?.get('hides'), 'hides')
      ?.flatMap((one) => cursor.choice(one, 'a value of "hides"', HIDDEN) ?? []),
    withinMs: cursor.duration(members?.get('within'), 'within', 'positive'),
    attempts: cursor.whole(members?.get('attempts'), 'attempts', 0, 1000),
    pauseMs: cursor.duration(members?.get('pause'), 'pause'),
    state: cursor.choice(members?.get('state'), 'a state of a delivery', ['delivered', 'exhausted', 'canceled']),
    sameAs: scope.delivery(members?.get('same-as'), 'same-as', cursor),
    precondition: cursor.flag(members?.get('precondition'), 'precondition'),
  }
}

/** Keys that select what is judged, but do not judge anything. */
const AIMS: ReadonlySet<string> = new Set(['delivery', 'proves', 'precondition'])

const NOTHING = {
  kind: 'expect',
  delivery: undefined,
  proves: undefined,
  response: undefined,
  status: undefined,
  headers: undefined,
  body: undefined,
  hides: undefined,
  withinMs: undefined,
  attempts: undefined,
  pauseMs: undefined,
  state: undefined,
  sameAs: undefined,
  precondition: undefined,
} as const

const readStatus = (tree: Tree, cursor: Cursor): Status | undefined => {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') return cursor.whole(tree, 'a status', 100, 599)
  const text = cursor.text(tree, 'a status') ?? ''
  if (isStatusClass(text)) return text
  // A row may contain digits as text.
  if (/^[1-5]\d\d$/.test(text)) return Number(text)
  cursor.mistakes.note(
    'BAD_STATUS',
    tree.span,
    `${quote(text)} is not a status`,
    'write a number such as 401 or a class such as 4xx',
  )
  return undefined
}

const isStatusClass = (text: string): text is Extract<Status, string> => /^[1-5]xx$/.test(text)

/** Reads headers; names are lowercased for comparison. */
const readHeaders = (
  tree: Tree | undefined,
  cursor: Cursor,
  scope: StepScope,
): Readonly<Record<string, string>> | undefined => {
  const members = cursor.anyMembers(tree, 'header')
  if (!members || !tree) return undefined
  if (members.length === 0)
    cursor.mistakes.note('EMPTY', tree.span, '"header" is empty', 'add at least one value, or remove the key')
  const headers = new Map<string, string>()
  for (const { key, keySpan, value } of members) {
    const name = key.toLowerCase()
    if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name))
      cursor.mistakes.note(
        'BAD_HEADER',
        keySpan,
        `${quote(key)} is not a valid header name`,
        'write a name such as content-type',
      )
    else if (headers.has(name))
      cursor.mistakes.note(
        'DUPLICATE_KEY',
        keySpan,
        `${quote(key)} is given twice: header names are case-insensitive`,
        'keep one of them',
      )
    headers.set(name, cursor.reference(value, `the header ${quote(key)}`, scope.names) ?? '')
  }
  return Object.fromEntries(headers)
}
