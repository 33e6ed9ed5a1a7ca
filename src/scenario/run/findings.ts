import { MockError } from '../../kit/error.ts'
import { wordsOf } from '../judge/check-words.ts'
import { curlOf } from '../judge/exchange-curl.ts'
import type { Observation } from '../judge/observations.ts'
import type { Exchange, Finding, Requirement, ScenarioResult, Verdict } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import { highestLevel, lowerLevel, type Level } from '../model/level.ts'
import { InterruptedRun } from './interruption.ts'
import type { MissingCapability } from './missing-capability.ts'
import type { RunOptions } from './run-options.ts'

/** Returns the verdict on a scenario, from its findings and the error that ended it, if any. */
export const verdictOf = (findings: readonly Finding[], broken: unknown): Verdict => {
  if (findings.some(({ verdict }) => verdict === 'failed')) return 'failed'
  if (broken instanceof InterruptedRun) return 'skipped'
  if (broken !== undefined) return 'errored'
  if (findings.some(({ verdict }) => verdict === 'inconclusive')) return 'inconclusive'
  return 'passed'
}

/** Returns why a scenario is inconclusive or errored, in a sentence. */
export const reasonOf = (verdict: Verdict, findings: readonly Finding[], broken: unknown): string | undefined => {
  if (verdict === 'inconclusive') {
    const finding = findings.find((one) => one.verdict === 'inconclusive')
    return finding && `${finding.seen}${finding.fix === undefined ? '' : `; ${finding.fix}`}`
  }
  if (verdict !== 'errored') return undefined
  if (broken instanceof MockError) return `${broken.message}; ${broken.fix}`
  if (broken instanceof Error) return broken.message
  return String(broken)
}

/** Returns an observation as a finding for reports. */
export const findingOf = (
  observation: Observation,
  scenario: Scenario,
  options: RunOptions,
  exchanges: readonly Exchange[],
  number: number | undefined,
): Finding => {
  const id = observation.proves ?? scenario.proves[0]
  const requirement = id === undefined ? undefined : options.requirements.get(id)
  const exchange = exchanges.find((one) => one.number === number)
  const failed = observation.verdict === 'failed'
  const { check } = observation
  const words = wordsOf(check)
  const { expected } = words
  const seen = observation.remark === undefined ? words.seen : `${words.seen}; ${observation.remark}`
  return {
    verdict: observation.verdict,
    requirement,
    level: levelOf(
      scenario,
      observation.proves === undefined ? undefined : requirement,
      options,
      observation.isInherent,
    ),
    at: observation.step.at,
    check,
    expected,
    seen,
    exchange: number,
    ...(failed && observation.diagnosis !== undefined && { diagnosis: observation.diagnosis }),
    cause: failed ? observation.cause : undefined,
    fix: observation.verdict === 'passed' ? undefined : observation.fix,
    snippets: [],
    curl:
      // With fetch instead of sockets there is no server for curl.
      failed && exchange && !options.fetch
        ? `${curlOf(exchange)}${observation.arranged === undefined ? '' : ` # while ${observation.arranged}`}`
        : undefined,
  }
}

/**
 * Returns the level of a scenario's promise, or of one of its steps. A step's level is at most the scenario's, since
 * the scenario causes it; an inherent judgement is only limited by a level that the scenario sets explicitly.
 */
const levelOf = (
  { level, proves }: Scenario,
  ofStep: Requirement | undefined,
  { requirements }: Pick<RunOptions, 'requirements'>,
  isInherent = false,
): Level => {
  const own = level ?? requirements.get(proves[0] ?? '')?.level ?? 'MUST'
  if (!ofStep) return own
  return level === undefined && isInherent ? ofStep.level : lowerLevel(own, ofStep.level)
}

/** Returns the level to report for a scenario, before and after it is judged. */
export const scenarioLevel = (
  scenario: Scenario,
  options: Pick<RunOptions, 'requirements'>,
  findings: readonly Finding[] = [],
): Level =>
  highestLevel(findings.filter(({ verdict }) => verdict === 'failed').map(({ level }) => level)) ??
  levelOf(scenario, undefined, options)

/** Returns the finding that a capability is missing. */
export const missingFinding = (
  { at, expected, seen, fix }: MissingCapability,
  { requirements, level }: ScenarioResult,
): Finding => ({
  at,
  expected,
  seen,
  check: { kind: 'unjudged', expected, seen },
  fix,
  level,
  verdict: 'inconclusive',
  requirement: requirements[0],
  exchange: undefined,
  cause: undefined,
  snippets: [],
  curl: undefined,
})
