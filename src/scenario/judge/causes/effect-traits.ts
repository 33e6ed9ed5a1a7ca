import { believed, type Carrying, type EffectFacts } from './effect-facts.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type EffectTrait = Trait<EffectFacts>

/** The first request that the receiver believed of those that carry an event. */
export const firstOf = ({ carrying }: EffectFacts): Carrying | undefined => believed(carrying)[0]

/** Whether a believed request before the first that carries an event is of a kind. */
export const isTakenBefore = (facts: EffectFacts, test: (one: RequestFacts, now: RequestFacts) => boolean): boolean => {
  const now = firstOf(facts)?.request
  return now !== undefined && now.before.some((one) => one.signed === 'right' && test(one, now))
}

/** An effect that did not come though its event was tried again. */
export const AFTER_FAILURE: EffectTrait = {
  id: 'after-a-failed-attempt',
  words: 'an event whose first attempt failed',
  family: 'retry',
  test: ({ carrying }) => carrying.some(({ request }) => request.status !== 200),
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
      (firstOf(facts)?.request.entries.some(
        ({ id, event, index }) =>
          id === facts.interactionId && event !== facts.event && index < (firstOf(facts)?.index ?? 0),
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
    test: (facts) => firstOf(facts) !== undefined && typeof firstOf(facts)?.request.operationId !== 'string',
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
  AFTER_FAILURE,
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
