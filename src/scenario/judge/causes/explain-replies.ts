import type { ScenarioResult } from '../../model/result.ts'
import { errorPageOf, type ErrorPage } from './error-page.ts'
import { authorsReason, type Explained } from './reasons.ts'
import type { Reason, ReplyPart } from './reply-part.ts'
import { REPLY_RULES } from './reply-rules.ts'
import type { RequestFacts } from './request-facts.ts'
import { EVERY_DELIVERY, REQUEST_TRAITS } from './request-traits.ts'
import { replyClass, type Failure } from './symptoms.ts'
import { tellApart, type Part } from './trait.ts'

/** A failure with the request whose reply shows it. */
export interface Shown {
  readonly failure: Failure
  readonly request: RequestFacts
}

/** What share of ordinary deliveries must be answered alike, to say that all are. */
const NEARLY_ALL = 0.8

const SHOWS_NOTHING: ErrorPage = { framework: undefined, showsStack: false, error: undefined }

/** Explains failures of single replies by what the requests have in common that were answered so. */
export const explainReplies = (
  shown: readonly Shown[],
  requests: ReadonlyMap<ScenarioResult, readonly RequestFacts[]>,
): readonly Explained[] => {
  const all = [...requests.values()].flat()
  const failures = new Map<RequestFacts, Failure[]>()
  for (const { request, failure } of shown) failures.set(request, [...(failures.get(request) ?? []), failure])
  const groups = new Map<string, RequestFacts[]>()
  for (const request of failures.keys()) {
    const key = `${replyClass(request.exchange.outcome)} ${String(request.signed === 'right')}`
    groups.set(key, [...(groups.get(key) ?? []), request])
  }
  const parts = [...groups.values()].flatMap((failed) => partsOf(failed, all))
  const takesAnything = parts.find((part) => !part.isSigned && part.isEverything && part.status === 200)
  return parts.map((part): Explained => {
    const own = part.requests.flatMap((request) => failures.get(request) ?? [])
    // Whoever answers 200 to all does so to what should be refused for another reason.
    if (takesAnything && part.isSigned && part.status === 200) {
      const of = takesAnything.requests.flatMap((request) => failures.get(request) ?? [])
      return { reason: reasonOf(takesAnything, of), failures: own }
    }
    return { reason: reasonOf(part, own), failures: own }
  })
}

const isOrdinary = ({ signed, exchange, entries, before }: RequestFacts): boolean =>
  signed === 'right' &&
  exchange.faults.length === 0 &&
  exchange.method === 'POST' &&
  entries.length === 1 &&
  before.length === 0

const partsOf = (failed: readonly RequestFacts[], all: readonly RequestFacts[]): readonly ReplyPart[] => {
  const [first] = failed
  if (!first) return []
  const reply = replyClass(first.exchange.outcome)
  const isSigned = first.signed === 'right'
  const ordinary = all.filter(isOrdinary)
  const alike = ordinary.filter(({ exchange }) => replyClass(exchange.outcome) === reply)
  if (isSigned && reply !== '200' && ordinary.length > 0 && alike.length >= ordinary.length * NEARLY_ALL)
    return [replyPart({ trait: EVERY_DELIVERY, rivals: [], cases: failed }, isSigned, all)]
  // What passes, and could have failed alike: of what is rightly signed what is processed, else what is refused.
  const passed = all.filter(({ signed, status = 0 }) => {
    if ((signed === 'right') !== isSigned) return false
    return isSigned ? status === 200 && reply !== '200' : status >= 400 && status < 500 && String(status) !== reply
  })
  return byError(tellApart(failed, passed, REQUEST_TRAITS)).map((part) => replyPart(part, isSigned, all))
}

/** What no trait tells apart goes with the part whose answers name the same error, or is parted by its errors. */
const byError = (parts: readonly Part<RequestFacts>[]): readonly Part<RequestFacts>[] => {
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
  'answer' in outcome ? errorPageOf(outcome.answer) : SHOWS_NOTHING

const header = (request: RequestFacts | undefined, name: string): string | undefined => {
  const outcome = request?.exchange.outcome
  if (!outcome || !('answer' in outcome)) return undefined
  return Object.entries(outcome.answer.headers).find(([given]) => given.toLowerCase() === name)?.[1]
}

const replyPart = (
  { trait, rivals, cases }: Part<RequestFacts>,
  isSigned: boolean,
  all: readonly RequestFacts[],
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
    isEverything: trait === EVERY_DELIVERY || trait?.id === 'any-bad-signature',
    isBeyondDeliveries: beyond.length > 1 && beyond.every(({ exchange }) => replyClass(exchange.outcome) === reply),
    trait,
    rivals,
    diagnosis: undefined,
    requests: cases,
    forgedEffects: undefined,
  }
}

const reasonOf = (part: ReplyPart, failures: readonly Failure[]): Reason => {
  const diagnosed = failures.find(({ finding }) => finding.diagnosis !== undefined)?.finding
  const given: ReplyPart = {
    ...part,
    diagnosis: diagnosed?.diagnosis === undefined ? undefined : { cause: diagnosed.diagnosis, fix: diagnosed.fix },
    forgedEffects: part.isSigned ? undefined : forgedEffects(failures),
  }
  const reason = REPLY_RULES.find(({ when }) => when(given))?.reason(given) ?? unexplained(given, failures)
  return withPage(withRivals(reason, given), given)
}

/** What the probes said of the forged deliveries of scenarios in which they were answered 200. */
const forgedEffects = (failures: readonly Failure[]): ReplyPart['forgedEffects'] => {
  const said = failures.flatMap(({ scenario }) =>
    scenario.findings.flatMap(({ check, verdict }) =>
      check.kind === 'effect-count' && check.expected === 0 ? [verdict] : [],
    ),
  )
  if (said.length === 0) return undefined
  return said.includes('failed') ? 'some' : 'none'
}

const unexplained = ({ trait, reply }: ReplyPart, failures: readonly Failure[]): Reason => {
  const files = new Set(failures.map(({ scenario }) => scenario.file))
  const [failure] = failures
  if (failure && files.size === 1) return authorsReason(failure)
  return {
    key: `${reply}:${trait?.id ?? ''}`,
    sentence:
      (reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`) + ` ${trait?.words ?? 'some requests'}`,
  }
}

/** Where another trait explains as much, neither is named as the cause. */
const withRivals = (reason: Reason, { rivals, trait }: ReplyPart): Reason => {
  if (rivals.length === 0 || trait === undefined || reason.cause === undefined || reason.isCertain) return reason
  const { cause, ...rest } = reason
  const others = rivals.slice(0, 2).map(({ words }) => `it fails on ${words}, which all of these requests have too`)
  return { ...rest, candidates: [cause, ...others] }
}

const withPage = (reason: Reason, { page }: ReplyPart): Reason => {
  if (reason.sentence === undefined || !page.showsStack) return reason
  const from = page.framework === undefined ? '' : ` from ${page.framework}`
  return { ...reason, sentence: `${reason.sentence}, with a stack trace${from}` }
}
