import { isObject } from '../../../kit/json-object.ts'
import type { ProbedValues } from '../../model/check.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Finding, ScenarioResult } from '../../model/result.ts'

/** One entry of a request that is about the event in question. */
export interface Carrying {
  readonly request: RequestFacts
  /** Place in `data.entities`, from 0. */
  readonly index: number
}

/** What a probe reported about an interaction, with the requests about it. */
export interface EffectFacts {
  readonly scenario: ScenarioResult
  readonly finding: Finding
  readonly kind: 'lost' | 'doubled' | 'unexpected' | 'state' | 'right'
  readonly event: string
  readonly interactionId: string
  /** Answered requests about this event of this interaction, in the order they were sent. */
  readonly carrying: readonly Carrying[]
  /** All requests about the interaction. */
  readonly about: readonly RequestFacts[]
  /** All requests of the scenario. */
  readonly requests: readonly RequestFacts[]
}

const kindOf = ({ check, verdict }: Finding): EffectFacts['kind'] => {
  if (verdict === 'passed') return 'right'
  if (check.kind === 'no-effect') return 'unexpected'
  if (check.kind === 'effect-count') {
    const value = check.seen.others[0]?.value ?? check.expected
    if (check.expected === 0) return 'unexpected'
    return value < check.expected ? 'lost' : 'doubled'
  }
  if (check.kind === 'state' && check.expected !== null && check.seen.others[0]?.value === null) return 'lost'
  return 'state'
}

const valueOf = ({ check }: Finding): unknown =>
  'seen' in check && isMany(check.seen) ? check.seen.others[0]?.value : undefined

const isMany = (seen: unknown): seen is ProbedValues<unknown> => isObject(seen) && 'others' in seen

/** Returns the facts about one finding on effects. */
export const effectOf = (
  scenario: ScenarioResult,
  finding: Finding,
  all: readonly RequestFacts[],
): EffectFacts | undefined => {
  const { check, exchange } = finding
  if (check.kind !== 'effect-count' && check.kind !== 'state' && check.kind !== 'no-effect') return undefined
  // Requests sent after the probe cannot have caused what it reported.
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
  if (all.some(({ said }) => said !== undefined)) return { ...known, ...statedOf(finding, requests, interactionId) }
  const event = check.expected ?? 'STARTED'
  const carrying = carryingOf(event)
  const isOvertaken = carryingOf('STARTED').some((start) => carrying.some((end) => isAfter(start, end)))
  // A state that lags behind, with no later event to reset it, means an event was lost.
  const isLost = finding.verdict === 'failed' && event === 'FINISHED' && valueOf(finding) === 'STARTED' && !isOvertaken
  return { ...known, kind: isLost ? 'lost' : kindOf(finding), event, carrying }
}

/** Facts about a state that the requests name themselves. */
const statedOf = (
  finding: Finding,
  requests: readonly RequestFacts[],
  of: string,
): Pick<EffectFacts, 'kind' | 'event' | 'about' | 'carrying'> => {
  const about = requests.filter(({ said }) => said?.of === of)
  const expected = finding.check.kind === 'state' ? finding.check.expected : null
  const carrying = about
    .filter(({ said }) => said?.state === expected)
    .map((request): Carrying => ({ request, index: 0 }))
  return { kind: kindOf(finding), event: expected ?? '', about, carrying }
}

const isAfter = (one: Carrying, other: Carrying): boolean =>
  one.request === other.request ? one.index > other.index : one.request.exchange.number > other.request.exchange.number

/** Returns the requests that the receiver could trust: those with a correct signature. */
export const believed = (carrying: readonly Carrying[]): readonly Carrying[] =>
  carrying.filter(({ request }) => request.signed === 'right')

/** Returns the request that decided an effect; undefined when no response shows it. */
export const decidingRequest = ({ kind, carrying, requests }: EffectFacts): RequestFacts | undefined => {
  if (kind === 'lost') {
    const own = believed(carrying).map(({ request }) => request)
    // Without a 200 an event need not have taken effect.
    return own.some(({ status }) => status === 200) ? undefined : own.at(-1)
  }
  return kind === 'unexpected' ? forgeriesOf({ carrying, requests }).find(({ status }) => status === 200) : undefined
}

/** Returns the requests that caused an effect if all of them are forged, otherwise none. */
export const forgeriesOf = ({
  carrying,
  requests,
}: Pick<EffectFacts, 'carrying' | 'requests'>): readonly RequestFacts[] => {
  const from = carrying.length > 0 ? carrying.map(({ request }) => request) : requests
  return from.every(({ signed }) => signed !== 'right') ? from : []
}
