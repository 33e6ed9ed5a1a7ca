import type { DialectName } from '../../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../../dialects/registry.ts'
import type { StackName } from '../../../contract/snippets.ts'
import { byGravity, gravestOf } from '../../model/level.ts'
import type { Cause, Finding, ScenarioResult } from '../../model/result.ts'
import { explainEffects } from './explain-effects.ts'
import { decidingRequest, effectOf } from './effect-facts.ts'
import { explainReplies, type ShownFailure } from './explain-replies.ts'
import { NOTHING_TOLD, type Told } from './experiments.ts'
import { errorPageOf } from './error-page.ts'
import { codeFor, exchangeOf, leakReason, letterOf, type Explained } from './reasons.ts'
import { KNOWLEDGE, type Knowledge } from './knowledge.ts'
import type { Question } from './reply-part.ts'
import { requestsOf, type RequestFacts } from './request-facts.ts'
import { failuresOf, symptomOf, type FailedFinding } from './symptoms.ts'

/** What failed, gathered by its causes. */
export interface Gathered {
  /** The gravest first, and of equals the one that explains most. */
  readonly causes: readonly Cause[]
  /** The scenarios again; what failed in them says why by its cause. */
  readonly scenarios: readonly ScenarioResult[]
  readonly questions: readonly Question[]
}

/** What is known beside the scenarios. */
export interface Known {
  /** Secrets that the receiver knows. */
  readonly secrets: readonly string[]
  /** What the receiver is built with, where that is known. */
  readonly stack?: StackName | undefined
  /** Whose contract it is judged by. Default: the one whose bodies the rules know. */
  readonly dialect?: DialectName
  /** What the receiver was asked again. */
  readonly told?: Told
}

/**
 * Gathers what failed by what was seen, and by what passes around it, so that each cause is told once. A cause is named
 * only when the evidence tells it from its rivals.
 */
export const gatherCauses = (
  scenarios: readonly ScenarioResult[],
  { secrets, stack, dialect = DEFAULT_DIALECT, told = NOTHING_TOLD }: Known,
): Gathered => {
  const failures = scenarios.flatMap(failuresOf)
  if (failures.length === 0) return { causes: [], scenarios, questions: [] }
  const knowledge = KNOWLEDGE[dialect]
  const requests = new Map<ScenarioResult, readonly RequestFacts[]>(
    scenarios.map((scenario) => [scenario, requestsOf(scenario, secrets, dialect)]),
  )
  const explained = explainByRules(failures, requests, { told, knowledge })
  const causes = explained
    .map((one) => ({ one, cause: causeOf(one, { stack, sender: knowledge.sender }) }))
    .sort((a, b) => byGravity(a.cause.level, b.cause.level) || b.cause.scenarios.length - a.cause.scenarios.length)
    .map(({ one, cause }, index) => ({ one, cause: { ...cause, letter: letterOf(index) } }))
  return {
    causes: causes.map(({ cause }) => cause),
    scenarios: withCauses(scenarios, causes),
    questions: knowledge.canAsk ? explained.flatMap(({ reason }) => reason.question ?? []) : [],
  }
}

/** Explains failures by what the rules know of the requests and replies. */
const explainByRules = (
  failures: readonly FailedFinding[],
  requests: ReadonlyMap<ScenarioResult, readonly RequestFacts[]>,
  { told, knowledge }: { readonly told: Told; readonly knowledge: Knowledge },
): readonly Explained[] => {
  const of = (symptom: ReturnType<typeof symptomOf>): readonly FailedFinding[] =>
    failures.filter((failure) => symptomOf(failure) === symptom)
  const { shown, rest } = byReply(failures, requests)
  return merged([
    ...explainReplies(shown, requests, { told, knowledge }),
    ...explainEffects(
      rest.filter((failure) => symptomOf(failure) === 'effect'),
      requests,
      knowledge,
    ),
    ...rest
      .filter((failure) => symptomOf(failure) === 'reply')
      .map((failure): Explained => ({ reason: knowledge.unexplained(failure), failures: [failure] })),
    ...of('leak').map((failure): Explained => ({
      reason: leakReason(failure, frameworkOf(failure)),
      failures: [failure],
    })),
    ...of('other').map((failure): Explained => ({ reason: knowledge.unexplained(failure), failures: [failure] })),
  ])
}

/** Failures that the reply to one request shows, with that request; and the rest. */
const byReply = (
  failures: readonly FailedFinding[],
  requests: ReadonlyMap<ScenarioResult, readonly RequestFacts[]>,
): { readonly shown: readonly ShownFailure[]; readonly rest: readonly FailedFinding[] } => {
  const shown: ShownFailure[] = []
  const rest: FailedFinding[] = []
  for (const failure of failures) {
    const sent = requests.get(failure.scenario) ?? []
    const request = requestOf(failure, sent)
    if (request) shown.push({ failure, request })
    else rest.push(failure)
  }
  return { shown, rest }
}

const requestOf = (failure: FailedFinding, sent: readonly RequestFacts[]): RequestFacts | undefined => {
  const symptom = symptomOf(failure)
  if (symptom === 'reply') return sent.find(({ exchange }) => exchange === exchangeOf(failure))
  const effect = symptom === 'effect' && effectOf(failure.scenario, failure.finding, sent)
  return effect ? decidingRequest(effect) : undefined
}

const frameworkOf = (failure: FailedFinding): string | undefined => {
  const outcome = exchangeOf(failure)?.outcome
  return outcome && 'response' in outcome ? errorPageOf(outcome.response).framework : undefined
}

/** What has the same key is one; the sentence of the part that explains most is kept. */
const merged = (parts: readonly Explained[]): readonly Explained[] => {
  const known = new Map<string, Explained[]>()
  for (const part of parts) known.set(part.reason.key, [...(known.get(part.reason.key) ?? []), part])
  return [...known.values()].flatMap((same) => {
    const [most] = [...same].sort((a, b) => b.failures.length - a.failures.length)
    return most ? [{ reason: most.reason, failures: same.flatMap(({ failures }) => failures) }] : []
  })
}

/** The plainest failure: of the gravest, the one that took the least to show it. */
const plainestOf = (failures: readonly FailedFinding[]): FailedFinding | undefined => {
  const weight = (failure: FailedFinding): number =>
    (failure.isFirst ? 0 : 1000) + failure.index + failure.scenario.exchanges.length + (exchangeOf(failure) ? 0 : 100)
  return [...failures].sort((a, b) => byGravity(a.finding.level, b.finding.level) || weight(a) - weight(b))[0]
}

const causeOf = (
  { reason, failures }: Explained,
  { stack, sender }: { readonly stack: StackName | undefined; readonly sender: string },
): Cause => {
  const plainest = plainestOf(failures)
  if (!plainest) throw new Error('a cause has a failure')
  const { finding, scenario, index } = plainest
  return {
    key: reason.key,
    letter: '',
    level: gravestOf(failures.map((one) => one.finding.level)) ?? finding.level,
    sentence: reason.sentence ?? `${finding.seen}, where ${finding.expected} is due`,
    consequence:
      reason.consequence?.replaceAll('Genesys', sender).replace(/^the/, 'The') ??
      finding.requirement?.consequence ??
      scenario.name,
    cause: reason.cause,
    candidates: reason.candidates ?? [],
    fix: reason.fix,
    snippets: codeFor(reason.code, plainest, stack),
    scenarios: [...new Set(failures.map((one) => one.scenario.id))],
    plainest: { scenario: scenario.id, finding: index },
  }
}

/** What is likely for want of rivals. */
const likely = ({ candidates }: Cause): string | undefined => (candidates.length === 1 ? candidates[0] : undefined)

/** Lets every failure say what the cause says that explains it. */
const withCauses = (
  scenarios: readonly ScenarioResult[],
  causes: readonly { readonly one: Explained; readonly cause: Cause }[],
): readonly ScenarioResult[] => {
  const known = new Map<Finding, Cause>()
  for (const { one, cause } of causes) for (const { finding } of one.failures) known.set(finding, cause)
  return scenarios.map((scenario) => {
    if (scenario.verdict !== 'failed') return scenario
    let latest: Cause | undefined
    const findings = scenario.findings.map((finding) => {
      if (finding.verdict !== 'failed') return finding
      // What fails after the first failure of a scenario follows from it.
      latest = known.get(finding) ?? latest
      if (!latest) return finding
      return { ...finding, cause: latest.cause ?? likely(latest), fix: latest.fix, snippets: latest.snippets }
    })
    return { ...scenario, findings }
  })
}
