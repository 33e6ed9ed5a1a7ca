import type { ScenarioResult } from '../../model/result.ts'
import { errorPageOf, type ErrorPage } from './error-page.ts'
import { authorsReason, exchangeOf, type Explained } from './reasons.ts'
import type { Reason, ReplyPart } from './reply-part.ts'
import { REPLY_RULES } from './reply-rules.ts'
import type { RequestFacts } from './request-facts.ts'
import { EVERY_DELIVERY, REQUEST_TRAITS } from './request-traits.ts'
import { replyClass, type Failure } from './symptoms.ts'
import { tellApart, type Part } from './trait.ts'

type Requests = ReadonlyMap<ScenarioResult, readonly RequestFacts[]>

/** What share of ordinary deliveries must be answered alike, to say that all are. */
const NEARLY_ALL = 0.8

const ANSWERED_NOTHING: ErrorPage = { framework: undefined, showsStack: false, error: undefined }

/** Explains failures of single replies by what the requests have in common that were answered so. */
export const explainReplies = (failures: readonly Failure[], requests: Requests): readonly Explained[] => {
  const shown = new Map<RequestFacts, Failure>()
  const unshown: Failure[] = []
  for (const failure of failures) {
    const request = requests.get(failure.scenario)?.find(({ exchange }) => exchange === exchangeOf(failure))
    if (request && !shown.has(request)) shown.set(request, failure)
    else unshown.push(failure)
  }
  const all = [...requests.values()].flat()
  const groups = new Map<string, RequestFacts[]>()
  for (const request of shown.keys()) {
    const key = `${replyClass(request.exchange.outcome)} ${String(request.signed === 'right')}`
    groups.set(key, [...(groups.get(key) ?? []), request])
  }
  return [
    ...[...groups.values()].flatMap((failed) =>
      partsOf(failed, all).map((part): Explained => ({
        reason: reasonOf(part, shown),
        failures: part.requests.flatMap((request) => shown.get(request) ?? []),
      })),
    ),
    ...unshown.map((failure): Explained => ({ reason: authorsReason(failure), failures: [failure] })),
  ]
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
    return [replyPart({ trait: EVERY_DELIVERY, rivals: [], cases: failed }, reply, isSigned, true, all)]
  const passed = all.filter(
    ({ signed, status }) =>
      (signed === 'right') === isSigned &&
      (isSigned
        ? status === 200 && reply !== '200'
        : (status ?? 0) >= 400 && status !== first.status && (status ?? 0) < 500),
  )
  return tellApart(failed, passed, REQUEST_TRAITS).flatMap((part) =>
    part.trait === undefined
      ? byError(part).map((one) => replyPart(one, reply, isSigned, false, all))
      : [replyPart(part, reply, isSigned, !isSigned && part.trait.id === 'any-bad-signature', all)],
  )
}

/** What no trait tells apart is parted by the error that the answers name. */
const byError = (part: Part<RequestFacts>): readonly Part<RequestFacts>[] => {
  const known = new Map<string, RequestFacts[]>()
  for (const request of part.cases) {
    const error = pageOf(request).error ?? ''
    known.set(error, [...(known.get(error) ?? []), request])
  }
  return [...known.values()].map((cases) => ({ ...part, cases }))
}

const pageOf = ({ exchange: { outcome } }: RequestFacts): ErrorPage =>
  'answer' in outcome ? errorPageOf(outcome.answer) : ANSWERED_NOTHING

const header = ({ exchange: { outcome } }: RequestFacts, name: string): string | undefined =>
  'answer' in outcome
    ? Object.entries(outcome.answer.headers).find(([given]) => given.toLowerCase() === name)?.[1]
    : undefined

const replyPart = (
  { trait, rivals, cases }: Part<RequestFacts>,
  reply: string,
  isSigned: boolean,
  isEverything: boolean,
  all: readonly RequestFacts[],
): ReplyPart => {
  const [first] = cases
  const pages = cases.map(pageOf)
  const beyond = all.filter(({ exchange }) => exchange.method !== 'POST' || exchange.faults.includes('path'))
  return {
    reply,
    status: Number.isNaN(Number(reply)) ? 0 : Number(reply),
    page: pages.find(({ error }) => error !== undefined) ?? pages[0] ?? ANSWERED_NOTHING,
    location: first && header(first, 'location'),
    asksForCredentials: first !== undefined && header(first, 'www-authenticate') !== undefined,
    isHtml: /html/i.test((first && header(first, 'content-type')) ?? ''),
    isSigned,
    isEverything,
    isBeyondDeliveries: beyond.length > 1 && beyond.every(({ exchange }) => replyClass(exchange.outcome) === reply),
    trait,
    rivals,
    diagnosis: undefined,
    requests: cases,
    forgedEffects: undefined,
  }
}

const reasonOf = (part: ReplyPart, shown: ReadonlyMap<RequestFacts, Failure>): Reason => {
  const failures = part.requests.flatMap((request) => shown.get(request) ?? [])
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

const unexplained = (part: ReplyPart, failures: readonly Failure[]): Reason => {
  const { trait, reply } = part
  const files = new Set(failures.map(({ scenario }) => scenario.file))
  const [failure] = failures
  if (failure && files.size === 1) return authorsReason(failure)
  return {
    key: `${reply}:${trait?.id ?? ''}`,
    sentence: `${reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`} ${trait?.words ?? 'some requests'}`,
  }
}

/** Where another trait explains as much, neither is named as the cause. */
const withRivals = (reason: Reason, { rivals, trait }: ReplyPart): Reason => {
  if (rivals.length === 0 || trait === undefined || reason.cause === undefined) return reason
  const { cause, ...rest } = reason
  return {
    ...rest,
    candidates: [
      cause,
      ...rivals.slice(0, 2).map(({ words }) => `it fails on ${words}, which all of these requests have too`),
    ],
  }
}

const withPage = (reason: Reason, { page }: ReplyPart): Reason => {
  if (reason.sentence === undefined || !page.showsStack) return reason
  return {
    ...reason,
    sentence: `${reason.sentence}, with a stack trace${page.framework === undefined ? '' : ` from ${page.framework}`}`,
  }
}
