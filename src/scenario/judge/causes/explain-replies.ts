import { WIRE_FAULTS } from '../../../faults/registry.ts'
import type { ScenarioResult } from '../../model/result.ts'
import type { Told } from './experiments.ts'
import { errorPageOf, type ErrorPage } from './error-page.ts'
import type { Knowledge } from './knowledge.ts'
import type { Explained } from './reasons.ts'
import type { Reason, ReplyPart } from './reply-part.ts'
import { answers } from './reply-kinds.ts'
import type { RequestFacts } from './request-facts.ts'
import { EVERY_DELIVERY } from './request-traits.ts'
import { EVERY_FORGERY } from './traits-of-headers.ts'
import { replyClass, type FailedFinding } from './symptoms.ts'
import { tellApart, type ToldApart, type Trait } from './trait.ts'

/** A failure, with the request whose response shows it. */
export interface ShownFailure {
  readonly failure: FailedFinding
  readonly request: RequestFacts
}

/** Families of traits that matter before the signature is verified. */
const BEFORE_VERIFYING: ReadonlySet<string> = new Set(['json', 'framing', 'size', 'content-type', 'headers'])

/** The share of ordinary deliveries that must be answered alike to say that all are. */
const NEARLY_ALL = 0.8

/** The share of requests that may pass despite having the trait. */
const MAX_PASSED_SHARE = 0.02

/** The number of deliveries that must pass before a field can explain the others. */
const MIN_PASSED = 5

const SHOWS_NOTHING: ErrorPage = { framework: undefined, showsStack: false, error: undefined }

/** What explanations of replies are based on. */
interface Asked {
  /** Results of follow-up requests. */
  readonly told: Told
  readonly knowledge: Knowledge
}

/** Explains failed replies by what the requests behind them have in common. */
export const explainReplies = (
  shown: readonly ShownFailure[],
  requests: ReadonlyMap<ScenarioResult, readonly RequestFacts[]>,
  { told, knowledge }: Asked,
): readonly Explained[] => {
  const all = [...requests.values()].flat()
  const failures = new Map<RequestFacts, FailedFinding[]>()
  for (const { request, failure } of shown) failures.set(request, [...(failures.get(request) ?? []), failure])
  const groups = new Map<string, RequestFacts[]>()
  for (const request of failures.keys()) {
    const key = `${replyClass(request.exchange.outcome)} ${String(request.signed === 'right')}`
    groups.set(key, [...(groups.get(key) ?? []), request])
  }
  const parts = [...groups.values()].flatMap((failed) => partsOf(failed, all, { told, knowledge }))
  const takesAnything = parts.find((part) => !part.isSigned && part.isEverything && part.status === 200)
  return parts.flatMap((part): readonly Explained[] => {
    const own = part.requests.flatMap((request) => failures.get(request) ?? [])
    // A receiver that answers 200 to everything also does so to deliveries it should reject for other reasons.
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

const partsOf = (
  failed: readonly RequestFacts[],
  all: readonly RequestFacts[],
  { told, knowledge: { isOrdinary, requestTraits } }: Asked,
): readonly ReplyPart[] => {
  const [first] = failed
  if (!first) return []
  const reply = replyClass(first.exchange.outcome)
  const isSigned = first.signed === 'right'
  const ordinary = all.filter(isOrdinary)
  const alike = ordinary.filter(({ exchange }) => replyClass(exchange.outcome) === reply)
  const isNearlyAll = ordinary.length > 0 && alike.length >= ordinary.length * NEARLY_ALL
  if (isSigned && reply !== '200' && isNearlyAll && !isToldApart(failed, all, requestTraits))
    return [replyPart({ trait: EVERY_DELIVERY, rivals: [], cases: failed }, isSigned, all, told, isOrdinary)]
  const forged = all.filter(({ signed }) => signed !== 'right')
  const forgedAlike = forged.filter(({ exchange }) => replyClass(exchange.outcome) === reply)
  if (!isSigned && forgedAlike.length >= forged.length * NEARLY_ALL)
    return [replyPart({ trait: EVERY_FORGERY, rivals: [], cases: failed }, isSigned, all, told, isOrdinary)]
  // A trait whose follow-up was answered differently does not matter.
  const isOpen = ({ id }: Trait<RequestFacts>): boolean => (told.replies.get(id) ?? reply) === reply
  // If hardly anything passes, only traits that matter before verification can explain a failure.
  const passing = ordinary.filter(({ status }) => status === 200).length
  const isBlocked = isSigned && !isNearlyAll && passing < ordinary.length * (1 - NEARLY_ALL)
  const traits = requestTraits.filter((trait) => isOpen(trait) && (!isBlocked || BEFORE_VERIFYING.has(trait.family)))
  // Requests that passed but could have failed alike: accepted ones if signed correctly, otherwise rejected ones.
  const passed = all.filter(({ signed, status = 0 }) => {
    if ((signed === 'right') !== isSigned) return false
    return isSigned ? status === 200 && reply !== '200' : status >= 400 && status < 500 && String(status) !== reply
  })
  // A broken connection is explained by how it broke, not by the body.
  const [onWire, others] = [failed.filter(isOnWire), failed.filter((one) => !isOnWire(one))]
  const parts = byError(
    byKnownTrait([
      ...tellApart(others, passed, traits),
      ...tellApart(
        onWire,
        passed,
        traits.filter(({ family }) => family === 'framing' || family === 'signature'),
      ),
    ]),
  )
  // If ordinary deliveries fail now and then, other failures with the same reply need no separate cause.
  const atTimes = parts.some((part) => !part.trait && part.cases.some(isOrdinary))
  return (atTimes ? [{ trait: undefined, rivals: [], cases: failed }] : parts).map((part) =>
    replyPart(part, isSigned, all, told, isOrdinary),
  )
}

/** Whether the failed deliveries share a field that the others do not have, such as a null assignee. */
const isToldApart = (
  failed: readonly RequestFacts[],
  all: readonly RequestFacts[],
  traits: readonly Trait<RequestFacts>[],
): boolean => {
  const passed = all.filter(({ signed, status }) => signed === 'right' && status === 200)
  return (
    passed.length >= MIN_PASSED &&
    traits.some(
      ({ family, test }) =>
        family === 'members' &&
        failed.filter(test).length >= failed.length * NEARLY_ALL &&
        passed.filter(test).length <= failed.length * MAX_PASSED_SHARE,
    )
  )
}

const isOnWire = ({ exchange: { faults } }: RequestFacts): boolean => faults.some((fault) => WIRE_FAULTS.has(fault))

/** Moves unexplained requests to the first part whose trait they have as well. */
const byKnownTrait = (parts: readonly ToldApart<RequestFacts>[]): readonly ToldApart<RequestFacts>[] => {
  const known = parts.filter(({ trait }) => trait !== undefined)
  const partOf = (request: RequestFacts): ToldApart<RequestFacts> | undefined =>
    known.find(({ trait }) => trait?.test(request))
  const open = parts.filter(({ trait }) => trait === undefined).flatMap(({ cases }) => cases)
  const left = open.filter((request) => !partOf(request))
  return [
    ...known.map((part) => ({ ...part, cases: [...part.cases, ...open.filter((one) => partOf(one) === part)] })),
    ...(left.length === 0 ? [] : [{ trait: undefined, rivals: [], cases: left }]),
  ]
}

/** Moves unexplained requests to the part whose responses name the same error; splits the rest by error. */
const byError = (parts: readonly ToldApart<RequestFacts>[]): readonly ToldApart<RequestFacts>[] => {
  const named = new Map<string, number>()
  parts.forEach(({ trait, cases }, index) => {
    for (const request of cases) {
      const { error } = pageOf(request)
      if (trait && error !== undefined && !named.has(error)) named.set(error, index)
    }
  })
  const joined: RequestFacts[][] = parts.map(({ trait, cases }) => (trait ? [...cases] : []))
  const rest = new Map<string, RequestFacts[]>()
  for (const request of parts.flatMap(({ trait, cases }) => (trait ? [] : cases))) {
    const { error = '' } = pageOf(request)
    const place = named.get(error)
    if (place !== undefined) joined[place]?.push(request)
    else rest.set(error, [...(rest.get(error) ?? []), request])
  }
  return [
    ...parts.flatMap((part, index) => (part.trait ? [{ ...part, cases: joined[index] ?? [] }] : [])),
    ...[...rest.values()].map((cases) => ({ trait: undefined, rivals: [], cases })),
  ]
}

const pageOf = ({ exchange: { outcome } }: RequestFacts): ErrorPage =>
  'response' in outcome ? errorPageOf(outcome.response) : SHOWS_NOTHING

const header = (request: RequestFacts | undefined, name: string): string | undefined => {
  const outcome = request?.exchange.outcome
  if (!outcome || !('response' in outcome)) return undefined
  return Object.entries(outcome.response.headers).find(([given]) => given.toLowerCase() === name)?.[1]
}

const replyPart = (
  { trait, rivals, cases }: ToldApart<RequestFacts>,
  isSigned: boolean,
  all: readonly RequestFacts[],
  told: Told,
  isOrdinary: Knowledge['isOrdinary'],
): ReplyPart => {
  const [first] = cases
  const reply = replyClass(first?.exchange.outcome)
  const pages = cases.map(pageOf)
  const beyond = all.filter(({ exchange }) => exchange.method !== 'POST' || exchange.faults.includes('path'))
  return {
    reply,
    status: first?.status ?? 0,
    page: pages.find(({ error }) => error !== undefined) ?? pages[0] ?? SHOWS_NOTHING,
    location: header(first, 'location'),
    asksForCredentials: header(first, 'www-authenticate') !== undefined,
    isHtml: /html/i.test(header(first, 'content-type') ?? ''),
    isSigned,
    isEverything: trait === EVERY_DELIVERY || trait === EVERY_FORGERY,
    isBeyondDeliveries: beyond.length > 1 && beyond.every(({ exchange }) => replyClass(exchange.outcome) === reply),
    trait,
    rivals,
    diagnosis: undefined,
    told,
    requests: cases,
    forgedEffects: undefined,
    hasOrdinary: cases.some(isOrdinary),
  }
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
  consequence: 'One such request takes the receiver down, with every delivery in progress.',
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
    sentence: `${answers(reply)} other requests that have nothing distinctive in common`,
    candidates: [...guesses].slice(0, MAX_GUESSES),
    fix: "Look for the error in the receiver's log; the causes above may explain these as well.",
  }
}

/** The most hypotheses to show where the evidence does not decide. */
const MAX_GUESSES = 3

/** What the probes reported about forged deliveries that were answered 200. */
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
  const others = rivals.slice(0, 2).map(({ words }) => `it fails on ${words}, which all these requests have as well`)
  return { ...rest, candidates: [cause, ...others], question: { kind: 'traits', traits: open } }
}

const withPage = (reason: Reason, { page }: ReplyPart): Reason => {
  if (reason.sentence === undefined || !page.showsStack) return reason
  const from = page.framework === undefined ? '' : ` from ${page.framework}`
  return { ...reason, sentence: `${reason.sentence}, with a stack trace${from}` }
}
