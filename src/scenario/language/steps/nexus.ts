import type { Cursor, CheckedFields } from '../tree-cursor.ts'
import { keysOf } from '../../model/step-kinds.ts'
import { NEXUS_BEHAVIORS, type NexusBehavior } from '../../model/steps/nexus.ts'
import type { StepReader } from '../step-reader.ts'

/** The longest delay of a Nexus response, in real milliseconds. */
const MAX_DELAY_MS = 60_000

/** The keys of each behavior. */
const KEYS_OF: Readonly<Record<NexusBehavior['kind'], readonly string[]>> = {
  responds: [],
  redirects: [],
  'responds with 404': ['times'],
  'responds late': ['after'],
}

/** Reads how Nexus responds. */
export const readNexus: StepReader<'nexus'> = (step, at, cursor) => {
  const kind = cursor.choice(step.get('nexus'), 'a value of "nexus"', NEXUS_BEHAVIORS)
  const own = kind === undefined ? keysOf('nexus') : KEYS_OF[kind]
  for (const key of keysOf('nexus').filter((one) => !own.includes(one)))
    if (step.get(key))
      cursor.mistakes.note(
        'UNKNOWN_KEY',
        step.keySpan(key),
        `"${key}" does not belong to "nexus: ${String(kind)}"`,
        key === 'times' ? 'write "nexus: responds with 404" with "times"' : 'write "nexus: responds late" with "after"',
      )
  return { kind: 'nexus', at, behavior: behaviorOf(kind, step, cursor) }
}

const behaviorOf = (kind: NexusBehavior['kind'] | undefined, step: CheckedFields, cursor: Cursor): NexusBehavior => {
  if (kind === 'responds with 404') return { kind, times: cursor.whole(step.get('times'), 'times', 1, 100) ?? 1 }
  if (kind !== 'responds late') return { kind: kind ?? 'responds' }
  const after = step.get('after')
  if (!after)
    cursor.mistakes.note(
      'MISSING_KEY',
      step.keySpan('nexus'),
      'the step "nexus: responds late" has no "after"',
      'add "after: 3s"',
    )
  const ms = cursor.duration(after, 'after', 'positive') ?? 1
  if (ms > MAX_DELAY_MS && after)
    cursor.mistakes.note(
      'OUT_OF_RANGE',
      after.span,
      'after must be at most one minute',
      'write a shorter duration; a fetch times out much sooner than that',
    )
  return { kind, ms }
}
