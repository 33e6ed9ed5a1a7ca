import { WIRE_FAULTS } from '../../../faults/registry.ts'
import { errorPageOf, type ErrorPage } from './error-page.ts'
import type { FollowUps } from './experiments.ts'
import type { Knowledge } from './knowledge.ts'
import type { ReplyPart } from './reply-part.ts'
import type { RequestFacts } from './request-facts.ts'
import { EVERY_DELIVERY } from './request-traits.ts'
import { replyClass } from './symptoms.ts'
import { distinguish, type Distinguished, type Trait } from './trait.ts'
import { EVERY_FORGERY } from './traits-of-headers.ts'

/** Families of traits that matter before the signature is verified. */
const BEFORE_VERIFYING: ReadonlySet<string> = new Set(['json', 'framing', 'size', 'content-type', 'headers'])

/** The share of ordinary deliveries that must get the same response to say that all do. */
const NEARLY_ALL = 0.8

/** The share of requests that may pass despite having the trait. */
const MAX_PASSED_SHARE = 0.02

/** The number of deliveries that must pass before a field can explain the others. */
const MIN_PASSED = 5

const SHOWS_NOTHING: ErrorPage = { framework: undefined, showsStack: false, error: undefined }

/** What explanations of replies are based on. */
export interface Asked {
  /** Results of follow-up requests. */
  readonly followUps: FollowUps
  readonly knowledge: Knowledge
}

/** Splits failed requests with the same reply into parts, each with the trait that explains it. */
export const replyParts = (
  failed: readonly RequestFacts[],
  all: readonly RequestFacts[],
  { followUps, knowledge: { isOrdinary, requestTraits } }: Asked,
): readonly ReplyPart[] => {
  const [first] = failed
  if (!first) return []
  const reply = replyClass(first.exchange.outcome)
  const isSigned = first.signed === 'right'
  const ordinary = all.filter(isOrdinary)
  const alike = ordinary.filter(({ exchange }) => replyClass(exchange.outcome) === reply)
  const isNearlyAll = ordinary.length > 0 && alike.length >= ordinary.length * NEARLY_ALL
  if (isSigned && reply !== '200' && isNearlyAll && !areDistinguished(failed, all, requestTraits))
    return [replyPart({ trait: EVERY_DELIVERY, rivals: [], cases: failed }, isSigned, all, followUps, isOrdinary)]
  const forged = all.filter(({ signed }) => signed !== 'right')
  const forgedAlike = forged.filter(({ exchange }) => replyClass(exchange.outcome) === reply)
  if (!isSigned && forgedAlike.length >= forged.length * NEARLY_ALL)
    return [replyPart({ trait: EVERY_FORGERY, rivals: [], cases: failed }, isSigned, all, followUps, isOrdinary)]
  // A trait whose follow-up got another response does not matter.
  const isOpen = ({ id }: Trait<RequestFacts>): boolean => (followUps.replies.get(id) ?? reply) === reply
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
      ...distinguish(others, passed, traits),
      ...distinguish(
        onWire,
        passed,
        traits.filter(({ family }) => family === 'framing' || family === 'signature'),
      ),
    ]),
  )
  // If ordinary deliveries fail now and then, other failures with the same reply need no separate cause.
  const atTimes = parts.some((part) => !part.trait && part.cases.some(isOrdinary))
  return (atTimes ? [{ trait: undefined, rivals: [], cases: failed }] : parts).map((part) =>
    replyPart(part, isSigned, all, followUps, isOrdinary),
  )
}

/** Whether the failed deliveries share a field that the others do not have, such as a null assignee. */
const areDistinguished = (
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
const byKnownTrait = (parts: readonly Distinguished<RequestFacts>[]): readonly Distinguished<RequestFacts>[] => {
  const known = parts.filter(({ trait }) => trait !== undefined)
  const partOf = (request: RequestFacts): Distinguished<RequestFacts> | undefined =>
    known.find(({ trait }) => trait?.test(request))
  const open = parts.filter(({ trait }) => trait === undefined).flatMap(({ cases }) => cases)
  const left = open.filter((request) => !partOf(request))
  return [
    ...known.map((part) => ({ ...part, cases: [...part.cases, ...open.filter((one) => partOf(one) === part)] })),
    ...(left.length === 0 ? [] : [{ trait: undefined, rivals: [], cases: left }]),
  ]
}

/** Moves unexplained requests to the part whose responses name the same error; splits the rest by error. */
const byError = (parts: readonly Distinguished<RequestFacts>[]): readonly Distinguished<RequestFacts>[] => {
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
  { trait, rivals, cases }: Distinguished<RequestFacts>,
  isSigned: boolean,
  all: readonly RequestFacts[],
  followUps: FollowUps,
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
    followUps,
    requests: cases,
    forgedEffects: undefined,
    hasOrdinary: cases.some(isOrdinary),
  }
}
