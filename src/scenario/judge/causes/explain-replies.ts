import type { ScenarioResult } from '../../model/result.ts'
import type { Knowledge } from './knowledge.ts'
import type { Explained } from './reasons.ts'
import type { Reason, ReplyPart } from './reply-part.ts'
import { respondsTo } from './reply-kinds.ts'
import { replyParts, type Asked } from './reply-parts.ts'
import type { RequestFacts } from './request-facts.ts'
import { replyClass, type FailedFinding } from './symptoms.ts'

/** A failure, with the request whose response shows it. */
export interface ShownFailure {
  readonly failure: FailedFinding
  readonly request: RequestFacts
}

/** Explains failed replies by what the requests behind them have in common. */
export const explainReplies = (
  shown: readonly ShownFailure[],
  requests: ReadonlyMap<ScenarioResult, readonly RequestFacts[]>,
  { followUps, knowledge }: Asked,
): readonly Explained[] => {
  const all = [...requests.values()].flat()
  const failures = new Map<RequestFacts, FailedFinding[]>()
  for (const { request, failure } of shown) failures.set(request, [...(failures.get(request) ?? []), failure])
  const groups = new Map<string, RequestFacts[]>()
  for (const request of failures.keys()) {
    const key = `${replyClass(request.exchange.outcome)} ${String(request.signed === 'right')}`
    groups.set(key, [...(groups.get(key) ?? []), request])
  }
  const parts = [...groups.values()].flatMap((failed) => replyParts(failed, all, { followUps, knowledge }))
  const takesAnything = parts.find((part) => !part.isSigned && part.isEverything && part.status === 200)
  return parts.flatMap((part): readonly Explained[] => {
    const own = part.requests.flatMap((request) => failures.get(request) ?? [])
    // A receiver that responds with 200 to everything also does so to deliveries it should reject for other reasons.
    if (takesAnything && part.isSigned && part.status === 200) {
      const reason = reasonOf(
        takesAnything,
        takesAnything.requests.flatMap((request) => failures.get(request) ?? []),
        knowledge,
      )
      if (reason) return [{ reason, failures: own }]
    }
    const reason = reasonOf(part, own, knowledge)
    if (reason) return [{ reason, failures: own }]
    const rest = restReason(part, own)
    if (rest) return [{ reason: rest, failures: own }]
    return own.map((failure) => ({ reason: knowledge.unexplained(failure), failures: [failure] }))
  })
}

const reasonOf = (
  part: ReplyPart,
  failures: readonly FailedFinding[],
  { replyRules }: Knowledge,
): Reason | undefined => {
  const diagnosed = failures.find(({ finding }) => finding.diagnosis !== undefined)?.finding
  const given: ReplyPart = {
    ...part,
    diagnosis: diagnosed?.diagnosis === undefined ? undefined : { cause: diagnosed.diagnosis, fix: diagnosed.fix },
    forgedEffects: part.isSigned ? undefined : forgedEffects(failures),
  }
  if (failures.some(({ finding }) => finding.check.kind === 'alive')) return deathReason(given)
  const reason = replyRules.find(({ when }) => when(given))?.reason(given)
  return reason && withPage(withRivals(reason, given), given)
}

const deathReason = ({ trait }: ReplyPart): Reason => ({
  key: 'dies',
  sentence: `exits on ${trait?.words ?? 'a request'} and accepts no more connections`,
  consequence: 'A single such request takes down the receiver and every delivery in progress.',
  cause: 'An error is thrown where nothing catches it: in a callback, a promise or a thread outside the handler.',
  fix: 'Catch errors in everything that runs outside the handler, and let a supervisor restart the receiver.',
})

/**
 * Returns a reason for failures of several scenarios that have nothing in common; a single one is left to its author.
 */
const restReason = ({ reply, status }: ReplyPart, failures: readonly FailedFinding[]): Reason | undefined => {
  const files = new Set(failures.map(({ scenario }) => scenario.file))
  if (status < 500 || files.size < 2) return undefined
  const guesses = new Set(failures.flatMap(({ finding }) => finding.cause ?? []))
  return {
    key: `rest:${reply}`,
    sentence: `${respondsTo(reply)} other requests, with no clear pattern`,
    candidates: [...guesses].slice(0, MAX_GUESSES),
    fix: "Look for the error in the receiver's log; the causes above may explain these as well.",
  }
}

/** The most hypotheses to show where the evidence does not decide. */
const MAX_GUESSES = 3

/** What the probes reported about forged deliveries that were acknowledged with 200. */
const forgedEffects = (failures: readonly FailedFinding[]): ReplyPart['forgedEffects'] => {
  const said = failures.flatMap(({ scenario }) =>
    scenario.findings.flatMap(({ check, verdict }) =>
      check.kind === 'effect-count' && check.expected === 0 ? [verdict] : [],
    ),
  )
  if (said.length === 0) return undefined
  return said.includes('failed') ? 'some' : 'none'
}

/** Names no single cause if another trait explains as much. */
const withRivals = (reason: Reason, { rivals, trait }: ReplyPart): Reason => {
  if (rivals.length === 0 || trait === undefined || reason.cause === undefined || reason.isCertain) return reason
  const { cause, ...rest } = reason
  const open = [trait, ...rivals].map(({ id }) => id)
  const others = rivals.slice(0, 2).map(({ words }) => `it fails on ${words}, which these requests also have in common`)
  return { ...rest, candidates: [cause, ...others], question: { kind: 'traits', traits: open } }
}

const withPage = (reason: Reason, { page }: ReplyPart): Reason => {
  if (reason.sentence === undefined || !page.showsStack) return reason
  const from = page.framework === undefined ? '' : ` from ${page.framework}`
  return { ...reason, sentence: `${reason.sentence}, with a stack trace${from}` }
}
