import { DEFAULT_DIALECT, DIALECTS } from '../../../dialects/registry.ts'
import type { Cursor, CheckedMembers } from '../tree-cursor.ts'
import type { StepScope } from '../step-scope.ts'
import { PROBES, type ProbeStep } from '../../model/step.ts'
import { readOf, readWithin } from '../read-subject.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

type Probe = (typeof PROBES)[number]

/** The members that each probe takes beside those that all have, and what to do about those of another. */
const ASKED: Readonly<Record<Probe, { readonly keys: readonly string[]; readonly hint: string }>> = {
  processed: { keys: ['event', 'count'], hint: 'ask for events with "event" and "count"' },
  state: { keys: ['state'], hint: 'ask for a state with "state"' },
  details: { keys: ['details'], hint: 'ask for details with "details"' },
}

const DETAILS = ['mediaType', 'interactionSubtype'] as const

export const readProbe: StepReader<'probe'> = (step, at, cursor, scope) => {
  const probe = cursor.choice(step.get('probe'), 'a probe', PROBES)
  const foreign = probe === undefined ? [] : PROBES.filter((one) => one !== probe).flatMap((one) => ASKED[one].keys)
  for (const key of foreign)
    if (step.get(key))
      cursor.mistakes.note(
        'UNKNOWN_KEY',
        step.keySpan(key),
        `"${key}" is not a member of the probe ${String(probe)}`,
        probe === undefined ? '' : ASKED[probe].hint,
      )
  return {
    kind: 'probe',
    at,
    of: readOf(step, 'probe', cursor, scope),
    proves: scope.requirement(step.get('proves'), cursor),
    asks: readAsks(probe, step, cursor, scope),
    interactionId: cursor.reference(step.get('interaction-id'), 'interaction-id', scope.names),
    withinMs: readWithin(step, cursor),
  }
}

const readAsks = (
  probe: Probe | undefined,
  step: CheckedMembers,
  cursor: Cursor,
  scope: StepScope,
): ProbeStep['asks'] => {
  switch (probe) {
    case 'state':
      return { probe, state: readState(step, cursor, scope) }
    case 'details':
      return { probe, details: readDetails(step, cursor, scope) }
    default:
      return {
        probe: 'processed',
        event: cursor.event(step.get('event')),
        count: cursor.whole(step.get('count'), 'count', 0, 1000) ?? 1,
      }
  }
}

const readState = (step: CheckedMembers, cursor: Cursor, scope: StepScope): string | null => {
  const tree = step.get('state')
  const { states } = DIALECTS[scope.dialect ?? DEFAULT_DIALECT].probed
  if (!tree)
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('probe'),
      'the probe state lacks "state"',
      'add "state: STARTED", FINISHED or null',
    )
  return isNull(tree) ? null : (cursor.choice(tree, 'the state of an interaction', states) ?? null)
}

const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'scalar' && tree.value === null && tree.source !== ''

/** Texts, or null for what must not be known. */
const readDetails = (
  step: CheckedMembers,
  cursor: Cursor,
  scope: StepScope,
): Readonly<Record<string, string | null>> => {
  const tree = step.get('details')
  if (!tree)
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('probe'),
      'the probe details lacks "details"',
      'add "details: { interactionSubtype: … }"',
    )
  const members = cursor.members(tree, 'details', { required: [], optional: DETAILS })
  if (tree?.kind === 'mapping' && tree.members.length === 0)
    cursor.mistakes.note('EMPTY', tree.span, 'details is empty', 'give mediaType, interactionSubtype or both')
  return Object.fromEntries(
    DETAILS.flatMap((name) => {
      const value = members?.get(name)
      return value ? [[name, isNull(value) ? null : (cursor.reference(value, name, scope.names) ?? null)]] : []
    }),
  )
}
