import type { Outcome } from '../../../journal/outcome.ts'
import type { Check } from '../../model/check.ts'
import type { Finding, ScenarioResult } from '../../model/result.ts'

/** A failed finding with the scenario that it is of. */
export interface FailedFinding {
  readonly scenario: ScenarioResult
  /** Index of the finding. */
  readonly index: number
  readonly finding: Finding
  /** Whether nothing has failed before it in its scenario. */
  readonly isFirst: boolean
}

/** What failed, by what was looked at: each is explained in a way of its own. */
export type Symptom =
  /** A request was not answered as it is due. */
  | 'reply'
  /** An effect was lost, doubled or not due, or a state is another one. */
  | 'effect'
  /** A response, or what was printed, shows what it must not. */
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

/** What broke whatever came before it: the rest of a scenario follows from its first failure. */
const STANDS_ALONE: ReadonlySet<Check['kind']> = new Set(['hidden', 'printed', 'fetched'])

/** What failed in a scenario: what failed first, and what failed after it for another reason. */
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

/** By which replies are told apart: `500`, `timed out`, `closed`. */
export const replyClass = (outcome: Outcome | undefined): string => {
  if (!outcome) return 'nothing'
  if ('response' in outcome) return String(outcome.response.status)
  if (outcome.kind === 'timed-out') return 'timed out'
  return outcome.cause === 'reset' ? 'closed' : outcome.cause
}
