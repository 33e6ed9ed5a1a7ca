import type { Place } from '../../../kit/error.ts'
import type { Cursor, Members } from '../cursor.ts'
import type { Known } from '../known.ts'
import { FETCHES, type ProbeStep, type SelfUriStep } from '../../model/step.ts'
import type { Tree } from '../tree.ts'

export const PROBE_KEYS = ['of', 'event', 'interaction-id', 'count', 'state', 'details', 'within', 'proves']
export const SELF_URI_KEYS = ['of', 'within', 'proves']

/** Real milliseconds that a probe or a fetch may take, when the step does not say. */
const WITHIN_MS = 2000

const PROBES = ['processed', 'state', 'details'] as const
type Probe = (typeof PROBES)[number]

/** The members that each probe takes beside those that all have, and what to do about those of another. */
const ASKED: Readonly<Record<Probe, { readonly keys: readonly string[]; readonly hint: string }>> = {
  processed: { keys: ['event', 'count'], hint: 'ask for events with "event" and "count"' },
  state: { keys: ['state'], hint: 'ask for a state with "state"' },
  details: { keys: ['details'], hint: 'ask for details with "details"' },
}

const DETAILS = ['mediaType', 'interactionSubtype'] as const

export const readProbe = (step: Members, at: Place, cursor: Cursor, known: Known): ProbeStep => {
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
    of: readOf(step, 'probe', cursor, known),
    proves: known.requirement(step.get('proves'), cursor),
    asks:
      probe === 'state'
        ? { probe, state: readState(step, cursor) }
        : probe === 'details'
          ? { probe, details: readDetails(step, cursor, known) }
          : {
              probe: 'processed',
              event: cursor.event(step.get('event')),
              count: cursor.whole(step.get('count'), 'count', 0, 1000) ?? 1,
            },
    interactionId: cursor.reference(step.get('interaction-id'), 'interaction-id', known.names),
    withinMs: readWithin(step, cursor),
  }
}

export const readSelfUri = (step: Members, at: Place, cursor: Cursor, known: Known): SelfUriStep => ({
  kind: 'self-uri',
  at,
  of: readOf(step, 'self-uri', cursor, known),
  proves: known.requirement(step.get('proves'), cursor),
  wanted: cursor.choice(step.get('self-uri'), 'what may become of a selfUri', FETCHES) ?? 'fetched',
  withinMs: readWithin(step, cursor),
})

const readOf = (step: Members, kind: string, cursor: Cursor, known: Known): string => {
  if (!step.get('of'))
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan(kind),
      `the step "${kind}" lacks "of"`,
      'add "of: …" with the name of an earlier step',
    )
  return known.delivery(step.get('of'), 'of', cursor) ?? ''
}

const readWithin = (step: Members, cursor: Cursor): number =>
  cursor.duration(step.get('within'), 'within', 'positive') ?? WITHIN_MS

const readState = (step: Members, cursor: Cursor): 'STARTED' | 'FINISHED' | null => {
  const tree = step.get('state')
  if (!tree)
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('probe'),
      'the probe state lacks "state"',
      'add "state: STARTED", FINISHED or null',
    )
  return isNull(tree)
    ? null
    : (cursor.choice<'STARTED' | 'FINISHED'>(tree, 'the state of an interaction', ['STARTED', 'FINISHED']) ?? null)
}

const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'scalar' && tree.value === null && tree.source !== ''

/** Texts, or null for what must not be known. */
const readDetails = (step: Members, cursor: Cursor, known: Known): Readonly<Record<string, string | null>> => {
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
      return value ? [[name, isNull(value) ? null : (cursor.reference(value, name, known.names) ?? null)]] : []
    }),
  )
}
