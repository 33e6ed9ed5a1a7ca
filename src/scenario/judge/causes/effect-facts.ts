import { isObject } from '../../../kit/json-object.ts'
import type { SaidOfMany } from '../../model/check.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Finding, ScenarioResult } from '../../model/result.ts'
import type { Trait } from './trait.ts'

/** One entry of a request that is about the event in question. */
export interface Carrying {
  readonly request: RequestFacts
  /** Place in `data.entities`, from 0. */
  readonly index: number
}

/** What a probe said of an interaction, with the requests that were about it. */
export interface EffectFacts {
  readonly scenario: ScenarioResult
  readonly finding: Finding
  readonly kind: 'lost' | 'doubled' | 'undue' | 'state' | 'right'
  readonly event: string
  readonly interactionId: string
  /** Well-signed requests that were answered, about this event of this interaction; in their order. */
  readonly carrying: readonly Carrying[]
  /** All requests about the interaction. */
  readonly about: readonly RequestFacts[]
  /** All requests of the scenario. */
  readonly requests: readonly RequestFacts[]
}

const kindOf = ({ check, verdict }: Finding): EffectFacts['kind'] => {
  if (verdict === 'passed') return 'right'
  if (check.kind === 'no-effect') return 'undue'
  if (check.kind === 'effect-count') {
    const value = check.seen.others[0]?.value ?? check.expected
    if (check.expected === 0) return 'undue'
    return value < check.expected ? 'lost' : 'doubled'
  }
  if (check.kind === 'state' && check.expected !== null && check.seen.others[0]?.value === null) return 'lost'
  return 'state'
}

const valueOf = ({ check }: Finding): unknown =>
  'seen' in check && isMany(check.seen) ? check.seen.others[0]?.value : undefined

const isMany = (seen: unknown): seen is SaidOfMany<unknown> => isObject(seen) && 'others' in seen

/** Returns the facts about one finding on effects. */
export const effectOf = (
  scenario: ScenarioResult,
  finding: Finding,
  all: readonly RequestFacts[],
): EffectFacts | undefined => {
  const { check, exchange } = finding
  if (check.kind !== 'effect-count' && check.kind !== 'state' && check.kind !== 'no-effect') return undefined
  // What was sent after it was asked for is not looked at.
  const last = check.kind === 'no-effect' ? exchange : check.sent
  const requests = last === undefined ? all : all.filter((one) => one.exchange.number <= last)
  const named = check.kind === 'no-effect' ? undefined : (check.seen.others[0]?.id ?? check.interactionId)
  const interactionId = named ?? requests.at(-1)?.entries[0]?.id ?? ''
  const about = requests.filter(({ entries }) => entries.some(({ id }) => id === interactionId))
  const carryingOf = (event: string): readonly Carrying[] =>
    about.flatMap((request) =>
      request.entries
        .filter((entry) => entry.id === interactionId && entry.event === event)
        .map(({ index }): Carrying => ({ request, index })),
    )
  const known = { scenario, finding, interactionId, about, requests }
  if (check.kind === 'effect-count')
    return { ...known, kind: kindOf(finding), event: check.event, carrying: carryingOf(check.event) }
  if (check.kind === 'no-effect')
    return {
      ...known,
      kind: kindOf(finding),
      event: 'STARTED',
      carrying: about.map((request) => ({ request, index: 0 })),
    }
  const event = check.expected ?? 'STARTED'
  const carrying = carryingOf(event)
  const isOvertaken = carryingOf('STARTED').some((start) => carrying.some((end) => isAfter(start, end)))
  // A state that is behind, with nothing that could have set it back, lacks an event.
  const isLost = finding.verdict === 'failed' && event === 'FINISHED' && valueOf(finding) === 'STARTED' && !isOvertaken
  return { ...known, kind: isLost ? 'lost' : kindOf(finding), event, carrying }
}

const isAfter = (one: Carrying, other: Carrying): boolean =>
  one.request === other.request ? one.index > other.index : one.request.exchange.number > other.request.exchange.number

type EffectTrait = Trait<EffectFacts>

/** Requests that the receiver believed. */
const believed = (carrying: readonly Carrying[]): readonly Carrying[] =>
  carrying.filter(({ request }) => request.signed === 'right')

const first = ({ carrying }: EffectFacts): Carrying | undefined => believed(carrying)[0]

const isTakenBefore = (facts: EffectFacts, test: (one: RequestFacts, now: RequestFacts) => boolean): boolean => {
  const now = first(facts)?.request
  return now !== undefined && now.before.some((one) => one.signed === 'right' && test(one, now))
}

/** Traits of effects that did not come. */
export const LOST: readonly EffectTrait[] = [
  {
    id: 'not-first-entry',
    words: 'an event that is not the first of its delivery',
    family: 'place',
    test: ({ carrying }) => carrying.length > 0 && believed(carrying).every(({ index }) => index > 0),
  },
  {
    id: 'not-last-entry',
    words: 'an event that is not the last of its delivery',
    family: 'place',
    test: ({ carrying }) =>
      carrying.length > 0 && believed(carrying).every(({ index, request }) => index < (request.list?.length ?? 0) - 1),
  },
  {
    id: 'known-interaction',
    words: 'a second event of the same interaction',
    family: 'known',
    test: (facts) =>
      isTakenBefore(facts, (one) =>
        one.entries.some(({ id, event }) => id === facts.interactionId && event !== facts.event),
      ) ||
      (first(facts)?.request.entries.some(
        ({ id, event, index }) =>
          id === facts.interactionId && event !== facts.event && index < (first(facts)?.index ?? 0),
      ) ??
        false),
  },
  {
    id: 'known-operation-id',
    words: 'a new event under an operationId that it knows',
    family: 'known',
    kin: ['no-operation-id'],
    test: (facts) =>
      isTakenBefore(facts, (one, now) => one.operationId !== undefined && one.operationId === now.operationId),
  },
  {
    id: 'no-operation-id',
    words: 'an event without operationId',
    family: 'known',
    test: (facts) => first(facts) !== undefined && typeof first(facts)?.request.operationId !== 'string',
  },
  { id: 'finished', words: 'FINISHED', family: 'event', test: ({ event }) => event === 'FINISHED' },
  { id: 'started', words: 'STARTED', family: 'event', test: ({ event }) => event === 'STARTED' },
  {
    id: 'id-in-other-case',
    words: 'an interaction whose id differs from another one in upper and lower case only',
    family: 'ids',
    test: ({ interactionId, requests }) =>
      requests.some(({ entries }) =>
        entries.some(({ id }) => id !== interactionId && id.toLowerCase() === interactionId.toLowerCase()),
      ),
  },
  {
    id: 'id-cut',
    words: 'an interaction whose id begins like another one',
    family: 'ids',
    test: ({ interactionId, requests }) =>
      requests.some(({ entries }) =>
        entries.some(({ id }) => id !== interactionId && id.slice(0, 16) === interactionId.slice(0, 16)),
      ),
  },
  {
    id: 'after-a-failed-attempt',
    words: 'an event whose first attempt failed',
    family: 'retry',
    test: ({ carrying }) => carrying.some(({ request }) => request.status !== 200),
  },
]

/** Faults under which a request comes again while the receiver is still at it. */
const OVERLAPPING: ReadonlySet<string> = new Set([
  'pipelined',
  'impatient',
  'half-close',
  'slow-body',
  'reset-after-body',
])

const overlaps = ({ exchange: { faults } }: RequestFacts): boolean => faults.some((fault) => OVERLAPPING.has(fault))

/** Traits of effects that came more often than they should. */
export const DOUBLED: readonly EffectTrait[] = [
  {
    id: 'copies-at-once',
    words: 'copies of a delivery that arrive at the same time',
    family: 'repeated',
    test: ({ carrying }) => {
      const firsts = carrying.filter(({ request }) => request.exchange.what.endsWith('attempt 1'))
      const at = firsts.map(({ request: { exchange, text } }) => `${exchange.startedAt} ${text}`)
      return new Set(at).size < at.length || carrying.some(({ request }) => overlaps(request))
    },
  },
  {
    id: 'twice-in-a-body',
    words: 'an event that stands twice in one delivery',
    family: 'repeated',
    test: ({ carrying }) => {
      const numbers = carrying.map(({ request }) => request.exchange.number)
      return new Set(numbers).size < numbers.length
    },
  },
  {
    id: 'no-operation-id',
    words: 'an event without operationId that is delivered again',
    family: 'repeated',
    test: ({ carrying }) =>
      carrying.length > 1 && carrying.every(({ request }) => typeof request.operationId !== 'string'),
  },
  {
    id: 'new-operation-id',
    words: 'an event that is sent again under another operationId',
    family: 'repeated',
    test: ({ carrying }) => new Set(carrying.map(({ request }) => String(request.operationId))).size > 1,
  },
  {
    id: 'other-bytes',
    words: 'an event that is sent again in other bytes',
    family: 'repeated',
    test: ({ carrying }) => new Set(carrying.map(({ request }) => request.text)).size > 1,
  },
  {
    id: 'redelivered',
    words: 'a redelivered event',
    family: 'repeated',
    test: ({ carrying }) => {
      const texts = carrying.map(({ request }) => request.text)
      return texts.length > 1 && new Set(texts).size < texts.length
    },
  },
  {
    id: 'given-again',
    words: 'an event that is delivered again',
    family: 'repeated',
    test: ({ carrying }) => carrying.length > 1,
  },
]

/** The request that an effect hangs on; undefined where it is not told by how a request was answered. */
export const decidingRequest = ({ kind, carrying, requests }: EffectFacts): RequestFacts | undefined => {
  if (kind === 'lost') {
    const own = believed(carrying).map(({ request }) => request)
    // What was not answered with 200 need not have taken effect.
    return own.some(({ status }) => status === 200) ? undefined : own.at(-1)
  }
  return kind === 'undue' ? forgeriesOf({ carrying, requests }).find(({ status }) => status === 200) : undefined
}

/** The requests that brought an effect, when all of them are forged; else none. */
export const forgeriesOf = ({
  carrying,
  requests,
}: Pick<EffectFacts, 'carrying' | 'requests'>): readonly RequestFacts[] => {
  const from = carrying.length > 0 ? carrying.map(({ request }) => request) : requests
  return from.every(({ signed }) => signed !== 'right') ? from : []
}
