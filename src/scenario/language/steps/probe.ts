import { DEFAULT_DIALECT, DIALECTS } from '../../../dialects/registry.ts'
import type { Cursor, CheckedFields } from '../tree-cursor.ts'
import type { StepScope } from '../step-scope.ts'
import { PROBES, type ProbeStep } from '../../model/steps/probe.ts'
import { readOf, readWithin } from '../read-subject.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

type Probe = (typeof PROBES)[number]

/** The keys of each probe besides the common ones, and a hint for keys of another probe. */
const ASKED: Readonly<Record<Probe, { readonly keys: readonly string[]; readonly hint: string }>> = {
  processed: { keys: ['event', 'count'], hint: 'use "event" and "count" with "probe: processed"' },
  state: { keys: ['state'], hint: 'use "state" for a state' },
  details: { keys: ['details'], hint: 'use "details" for details' },
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
        `"${key}" is not a key of the probe ${String(probe)}`,
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
  step: CheckedFields,
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

const readState = (step: CheckedFields, cursor: Cursor, scope: StepScope): string | null => {
  const tree = step.get('state')
  const { states } = DIALECTS[scope.dialect ?? DEFAULT_DIALECT].probed
  if (!tree)
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('probe'),
      'the probe state has no "state"',
      'add "state: STARTED", FINISHED or null',
    )
  return isNull(tree) ? null : (cursor.choice(tree, 'a state of an interaction', states) ?? null)
}

const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'scalar' && tree.value === null && tree.source !== ''

/** Reads details: texts, or null for those that must be unknown. */
const readDetails = (
  step: CheckedFields,
  cursor: Cursor,
  scope: StepScope,
): Readonly<Record<string, string | null>> => {
  const tree = step.get('details')
  if (!tree)
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('probe'),
      'the probe details has no "details"',
      'add "details: { interactionSubtype: … }"',
    )
  const members = cursor.members(tree, 'details', { required: [], optional: DETAILS })
  if (tree?.kind === 'mapping' && tree.members.length === 0)
    cursor.mistakes.note('EMPTY', tree.span, 'details is empty', 'add mediaType, interactionSubtype or both')
  return Object.fromEntries(
    DETAILS.flatMap((name) => {
      const value = members?.get(name)
      return value ? [[name, isNull(value) ? null : (cursor.reference(value, name, scope.names) ?? null)]] : []
    }),
  )
}
