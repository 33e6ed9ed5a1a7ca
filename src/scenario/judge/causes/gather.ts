import type { DialectName } from '../../../dialects/dialect.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../../dialects/registry.ts'
import type { StackName } from '../../../contract/snippets.ts'
import { titleOf } from '../check-title.ts'
import { byLevel, highestLevel } from '../../model/level.ts'
import type { Cause, Finding, ScenarioResult } from '../../model/result.ts'
import { explainEffects } from './explain-effects.ts'
import { decidingRequest, effectOf } from './effect-facts.ts'
import { explainReplies, type ShownFailure } from './explain-replies.ts'
import { NO_FOLLOW_UPS, type FollowUps } from './experiments.ts'
import { withDistinctSentences } from './distinct-sentences.ts'
import { errorPageOf } from './error-page.ts'
import { codeFor, exchangeOf, leakReason, letterOf, type Explained } from './reasons.ts'
import { knowledgeOf, type Knowledge } from './knowledge.ts'
import type { Question } from './reply-part.ts'
import { requestsOf, type RequestFacts } from './request-facts.ts'
import { failuresOf, symptomOf, type FailedFinding } from './symptoms.ts'

/** Failures grouped by cause. */
export interface Gathered {
  /** Sorted by level, then by the number of scenarios explained. */
  readonly causes: readonly Cause[]
  /** The scenarios, in which each failure carries its cause. */
  readonly scenarios: readonly ScenarioResult[]
  readonly questions: readonly Question[]
}

/** What is known besides the scenarios. */
export interface Known {
  /** Secrets the receiver verifies with. */
  readonly secrets: readonly string[]
  /** The stack the receiver is built with, if known. */
  readonly stack?: StackName | undefined
  /** The dialect it is judged by. Default: interactions. */
  readonly dialect?: DialectName
  /** Results of follow-up requests. */
  readonly followUps?: FollowUps
}

/**
 * Groups failures by what was observed and by what passed, so that each cause is reported once. A cause is named only
 * when the evidence rules out its rivals.
 */
export const gatherCauses = (
  scenarios: readonly ScenarioResult[],
  { secrets, stack, dialect = DEFAULT_DIALECT, followUps = NO_FOLLOW_UPS }: Known,
): Gathered => {
  const failures = scenarios.flatMap(failuresOf)
  if (failures.length === 0) return { causes: [], scenarios, questions: [] }
  const knowledge = knowledgeOf(DIALECTS[dialect])
  const requests = new Map<ScenarioResult, readonly RequestFacts[]>(
    scenarios.map((scenario) => [scenario, requestsOf(scenario, secrets, dialect)]),
  )
  const explained = explainByRules(failures, requests, { followUps, knowledge })
  const names = new Map(scenarios.map(({ id, name }) => [id, name]))
  const named = withDistinctSentences(
    explained.map((one) => causeOf(one, { stack, sender: knowledge.sender })),
    (id) => names.get(id),
  )
  const causes = explained
    .flatMap((one, index) => (named[index] ? [{ one, cause: named[index] }] : []))
    .sort((a, b) => byLevel(a.cause.level, b.cause.level) || b.cause.scenarios.length - a.cause.scenarios.length)
    .map(({ one, cause }, index) => ({ one, cause: { ...cause, letter: letterOf(index) } }))
  return {
    causes: causes.map(({ cause }) => cause),
    scenarios: withCauses(scenarios, causes),
    questions: knowledge.canAsk ? explained.flatMap(({ reason }) => reason.question ?? []) : [],
  }
}

/** Explains failures by rules about requests and replies. */
const explainByRules = (
  failures: readonly FailedFinding[],
  requests: ReadonlyMap<ScenarioResult, readonly RequestFacts[]>,
  { followUps, knowledge }: { readonly followUps: FollowUps; readonly knowledge: Knowledge },
): readonly Explained[] => {
  const of = (symptom: ReturnType<typeof symptomOf>): readonly FailedFinding[] =>
    failures.filter((failure) => symptomOf(failure) === symptom)
  const { shown, rest } = byReply(failures, requests)
  return merged([
    ...explainReplies(shown, requests, { followUps, knowledge }),
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

/** Splits failures into those that the reply to one request shows, with that request, and the rest. */
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

/** Returns a consequence of a requirement as a sentence with a full stop, as those of rules. */
const sentenceOf = (words: string | undefined): string | undefined =>
  words === undefined || /[.!?]$/.test(words) ? words : `${words}.`

/** Merges parts with the same key; keeps the sentence of the part that explains most. */
const merged = (parts: readonly Explained[]): readonly Explained[] => {
  const known = new Map<string, Explained[]>()
  for (const part of parts) known.set(part.reason.key, [...(known.get(part.reason.key) ?? []), part])
  return [...known.values()].flatMap((same) => {
    const [most] = [...same].sort((a, b) => b.failures.length - a.failures.length)
    return most ? [{ reason: most.reason, failures: same.flatMap(({ failures }) => failures) }] : []
  })
}

/** Returns the simplest failure: among those of the highest level, the one that took the fewest steps. */
const exampleOf = (failures: readonly FailedFinding[]): FailedFinding | undefined => {
  const weight = (failure: FailedFinding): number =>
    (failure.isFirst ? 0 : 1000) + failure.index + failure.scenario.exchanges.length + (exchangeOf(failure) ? 0 : 100)
  return [...failures].sort((a, b) => byLevel(a.finding.level, b.finding.level) || weight(a) - weight(b))[0]
}

const causeOf = (
  { reason, failures }: Explained,
  { stack, sender }: { readonly stack: StackName | undefined; readonly sender: string },
): Cause => {
  const example = exampleOf(failures)
  if (!example) throw new Error('a cause has a failure')
  const { finding, scenario, index } = example
  return {
    key: reason.key,
    letter: '',
    level: highestLevel(failures.map((one) => one.finding.level)) ?? finding.level,
    sentence: reason.sentence ?? titleOf(finding.check),
    consequence:
      reason.consequence?.replaceAll('Genesys', sender).replace(/^the/, 'The') ??
      sentenceOf(finding.requirement?.consequence) ??
      scenario.name,
    cause: reason.cause,
    candidates: reason.candidates ?? [],
    fix: reason.fix,
    snippets: codeFor(reason.code, example, stack),
    scenarios: [...new Set(failures.map((one) => one.scenario.id))],
    example: { scenario: scenario.id, finding: index },
  }
}

/** The only candidate, which is likely because it has no rivals. */
const likely = ({ candidates }: Cause): string | undefined => (candidates.length === 1 ? candidates[0] : undefined)

/** Gives every failure the cause, fix and snippets of the cause that explains it. */
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
      // Later failures of a scenario follow from its first one.
      latest = known.get(finding) ?? latest
      if (!latest) return finding
      return { ...finding, cause: latest.cause ?? likely(latest), fix: latest.fix, snippets: latest.snippets }
    })
    return { ...scenario, findings }
  })
}
