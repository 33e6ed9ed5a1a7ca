import { byGravity, gravestOf } from '../../model/level.ts'
import type { Cause, Exchange, Finding, ScenarioResult } from '../../model/result.ts'

/** A failed finding with the scenario that it is of. */
interface Failure {
  readonly scenario: ScenarioResult
  readonly index: number
  readonly finding: Finding
}

/**
 * Gathers what failed by what was seen, so that each cause is told once: the gravest first, and of equals the one that
 * explains most.
 */
export const gatherCauses = (scenarios: readonly ScenarioResult[]): readonly Cause[] => {
  const gathered = new Map<string, Failure[]>()
  for (const failure of scenarios.flatMap(failuresOf)) {
    const key = keyOf(failure)
    const known = gathered.get(key)
    if (known) known.push(failure)
    else gathered.set(key, [failure])
  }
  return [...gathered.values()]
    .map(causeOf)
    .sort((a, b) => byGravity(a.level, b.level) || b.scenarios.length - a.scenarios.length)
    .map((cause, index) => ({ ...cause, letter: letterOf(index) }))
}

/** `A` to `Z`, then `AA` and so on. */
const letterOf = (index: number): string =>
  `${index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)}${String.fromCodePoint(65 + (index % 26))}`

/** What failed first in a scenario tells why; what failed after it may follow from it. */
const failuresOf = (scenario: ScenarioResult): readonly Failure[] => {
  if (scenario.verdict !== 'failed') return []
  const index = scenario.findings.findIndex(({ verdict }) => verdict === 'failed')
  const finding = scenario.findings[index]
  return finding ? [{ scenario, index, finding }] : []
}

const exchangeOf = ({ scenario, finding }: Failure): Exchange | undefined =>
  scenario.exchanges.find(({ number }) => number === finding.exchange)

const keyOf = (failure: Failure): string => {
  const outcome = exchangeOf(failure)?.outcome
  const { requirement, expected } = failure.finding
  const seen = outcome && ('answer' in outcome ? String(outcome.answer.status) : outcome.kind)
  return seen === undefined || seen === '200' ? `${requirement?.id ?? ''} ${expected}` : seen
}

const causeOf = (failures: readonly Failure[]): Cause => {
  const [plainest] = [...failures].sort((a, b) => byGravity(a.finding.level, b.finding.level))
  if (!plainest) throw new Error('a cause has a failure')
  const { finding, scenario, index } = plainest
  return {
    letter: '',
    level: gravestOf(failures.map((one) => one.finding.level)) ?? finding.level,
    sentence: `${finding.seen}, where ${finding.expected} is due`,
    consequence: finding.requirement?.consequence ?? scenario.name,
    cause: finding.cause,
    candidates: [],
    fix: finding.fix,
    snippets: finding.snippets,
    scenarios: failures.map((one) => one.scenario.id),
    plainest: { scenario: scenario.id, finding: index },
  }
}
