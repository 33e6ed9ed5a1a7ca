import type { Place } from '../kit/error.ts'
import type { Response } from '../journal/outcome.ts'
import type { Exchange, Finding, Requirement, Run, ScenarioResult, Verdict } from '../scenario/model/result.ts'

/** The order in which counts are shown. */
export const VERDICTS_IN_ORDER = Object.keys({
  passed: 1,
  failed: 1,
  inconclusive: 1,
  errored: 1,
  skipped: 1,
} satisfies Record<Verdict, 1>) as readonly Verdict[]

export const MARKS = {
  passed: '✔',
  failed: '✘',
  inconclusive: '?',
  errored: '!',
  skipped: '-',
} as const satisfies Record<Verdict, string>

export const placeText = ({ file, line, column }: Place): string => `${file}:${String(line)}:${String(column)}`

export const requirementText = ({ id, level, sentence, source }: Requirement): string =>
  `${id} ${level}: ${sentence} (${source})`

/** Returns `2 passed, 1 failed`; verdicts without a scenario are left out. */
export const totalsText = ({ totals, scenarios }: Run): string =>
  VERDICTS_IN_ORDER.filter((verdict) => totals[verdict] > 0)
    .map((verdict) => `${String(totals[verdict])} ${verdict}`)
    .join(', ') || `${String(scenarios.length)} scenarios`

/** Returns the assumptions in force on one line, naming those that were changed. */
export const assumptionsText = ({ assumptions }: Run): string => {
  const switched = assumptions.filter(({ standard }) => !standard)
  if (switched.length === 0) return 'defaults (spec/assumptions.yaml)'
  return (
    `${switched.map(({ id, value }) => `${id} = ${value}`).join(', ')}; defaults for the other ` +
    `${String(assumptions.length - switched.length)} (spec/assumptions.yaml)`
  )
}

export const exchangeTitle = ({ number, what, faults }: Exchange): string =>
  `exchange ${String(number)}: ${what}${faults.length === 0 ? '' : `, fault ${faults.join(', ')}`}`

/** Returns the body of a response, or its length if it is no longer kept. */
export const responseText = ({ body, bodyBytes = 0, bodySha256 = '' }: Response): string =>
  body ?? `(not kept: ${String(bodyBytes)} bytes, SHA-256 ${bodySha256})`

export const bodyText = ({ body }: Exchange): string => ('text' in body ? body.text : `(base64) ${body.base64}`)

/** Returns the findings that explain a verdict. */
export const decisiveFindings = ({ findings, verdict }: ScenarioResult): readonly Finding[] =>
  findings.filter((finding) => finding.verdict === verdict)

/** Returns the exchanges that show a finding; without a finding all of the scenario. */
export const exchangesOf = (scenario: ScenarioResult, finding: Finding | undefined): readonly Exchange[] =>
  finding === undefined ? scenario.exchanges : scenario.exchanges.filter(({ number }) => number === finding.exchange)

/** Returns the reason for a verdict in one sentence. */
export const reasonText = (scenario: ScenarioResult): string => {
  if (scenario.reason !== undefined) return scenario.reason
  const [first] = decisiveFindings(scenario)
  return first === undefined ? scenario.verdict : `expected ${first.expected}, seen ${first.seen}`
}

/** Returns how to get a verdict for an inconclusive scenario. */
export const evidenceText = (run: Run, scenario: ScenarioResult): string => {
  const fix = decisiveFindings(scenario).find((finding) => finding.fix !== undefined)?.fix
  if (fix !== undefined) return fix
  const missing = [
    ...(run.probes.processed ? [] : ['--probe-processed URL']),
    ...(run.probes.state ? [] : ['--probe-state URL']),
    ...(run.probes.details ? [] : ['--probe-details URL']),
  ]
  return missing.length === 0
    ? "make the receiver's probes respond as documented"
    : `offer a probe, and pass ${missing.join(' or ')}; its URL must contain {interactionId}`
}

/** Returns the label of a possible cause: a single one is likely. */
export const candidateLabel = (index: number, candidates: readonly string[]): string => {
  if (candidates.length === 1) return 'likely'
  return index === 0 ? 'either' : 'or'
}

/** `1 promise`, `2 promises`. */
export const plural = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`
