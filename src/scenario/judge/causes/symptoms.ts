import type { Outcome } from '../../../journal/outcome.ts'
import type { Check } from '../../model/check.ts'
import type { Finding, ScenarioResult } from '../../model/result.ts'

/** A failed finding, with its scenario. */
export interface FailedFinding {
  readonly scenario: ScenarioResult
  /** Index of the finding. */
  readonly index: number
  readonly finding: Finding
  /** Whether it is the first failure of its scenario. */
  readonly isFirst: boolean
}

/** What kind of observation failed; each kind is explained differently. */
export type Symptom =
  /** A request was not answered as expected. */
  | 'reply'
  /** An effect was lost, doubled or unwanted, or a state is wrong. */
  | 'effect'
  /** A response or the log shows something it must not. */
  | 'leak'
  /** Everything else. */
  | 'other'

const SYMPTOMS = {
  response: 'reply',
  status: 'reply',
  time: 'reply',
  attempts: 'reply',
  delivery: 'reply',
  awaited: 'reply',
  'effect-count': 'effect',
  'no-effect': 'effect',
  state: 'effect',
  details: 'effect',
  hidden: 'leak',
  printed: 'leak',
  fetched: 'other',
  header: 'other',
  body: 'other',
  same: 'other',
  pause: 'other',
  started: 'other',
  sockets: 'other',
  alive: 'reply',
  unjudged: 'other',
} as const satisfies Record<Check['kind'], Symptom>

export const symptomOf = ({ finding }: FailedFinding): Symptom => SYMPTOMS[finding.check.kind]

/** Checks that fail independently; other failures of a scenario follow from its first one. */
const STANDS_ALONE: ReadonlySet<Check['kind']> = new Set(['hidden', 'printed', 'fetched'])

/** Returns the first failure of a scenario, and later ones that have another reason. */
export const failuresOf = (scenario: ScenarioResult): readonly FailedFinding[] => {
  if (scenario.verdict !== 'failed') return []
  const failed = scenario.findings.flatMap((finding, index) =>
    finding.verdict === 'failed' ? [{ finding, index }] : [],
  )
  const seen = new Set<Check['kind']>()
  return failed.flatMap(({ finding, index }, place) => {
    const { kind } = finding.check
    if (place > 0 && (!STANDS_ALONE.has(kind) || seen.has(kind))) return []
    seen.add(kind)
    return [{ scenario, index, finding, isFirst: place === 0 }]
  })
}

/** Returns the class of a reply: `500`, `timed out`, `closed`. */
export const replyClass = (outcome: Outcome | undefined): string => {
  if (!outcome) return 'nothing'
  if ('response' in outcome) return String(outcome.response.status)
  if (outcome.kind === 'timed-out') return 'timed out'
  return outcome.cause === 'reset' ? 'closed' : outcome.cause
}
