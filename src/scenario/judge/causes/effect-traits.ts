import { believed, type Carrying, type EffectFacts } from './effect-facts.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type EffectTrait = Trait<EffectFacts>

/** Returns the first correctly signed request that carries the event. */
export const firstOf = ({ carrying }: EffectFacts): Carrying | undefined => believed(carrying)[0]

/** Whether a correctly signed request that passes `test` came before the first that carries the event. */
export const isTakenBefore = (facts: EffectFacts, test: (one: RequestFacts, now: RequestFacts) => boolean): boolean => {
  const now = firstOf(facts)?.request
  return now !== undefined && now.before.some((one) => one.signed === 'right' && test(one, now))
}

/** An effect that is missing although its event was retried. */
export const AFTER_FAILURE: EffectTrait = {
  id: 'after-a-failed-attempt',
  words: 'an event whose first attempt failed',
  family: 'retry',
  test: ({ carrying }) => carrying.some(({ request }) => request.status !== 200),
}

/** Traits of lost effects. */
export const LOST: readonly EffectTrait[] = [
  {
    id: 'not-first-entry',
    words: 'an event that is not the first in its delivery',
    family: 'place',
    test: ({ carrying }) => carrying.length > 0 && believed(carrying).every(({ index }) => index > 0),
  },
  {
    id: 'not-last-entry',
    words: 'an event that is not the last in its delivery',
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
    words: 'a new event with a known operationId',
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
    words: 'an interaction whose ID differs from another one only in letter case',
    family: 'ids',
    test: ({ interactionId, requests }) =>
      requests.some(({ entries }) =>
        entries.some(({ id }) => id !== interactionId && id.toLowerCase() === interactionId.toLowerCase()),
      ),
  },
  {
    id: 'id-cut',
    words: 'an interaction whose ID has the same prefix as another one',
    family: 'ids',
    test: ({ interactionId, requests }) =>
      requests.some(({ entries }) =>
        entries.some(({ id }) => id !== interactionId && id.slice(0, 16) === interactionId.slice(0, 16)),
      ),
  },
  AFTER_FAILURE,
]

/** Faults that retry a request while the receiver still processes it. */
const OVERLAPPING: ReadonlySet<string> = new Set([
  'pipelined',
  'early-timeout',
  'half-close',
  'slow-body',
  'reset-after-body',
])

const overlaps = ({ exchange: { faults } }: RequestFacts): boolean => faults.some((fault) => OVERLAPPING.has(fault))

/** Traits of effects that happened more than once. */
export const DOUBLED: readonly EffectTrait[] = [
  {
    id: 'copies-at-once',
    words: 'duplicates of a delivery that arrive at the same time',
    family: 'repeated',
    test: ({ carrying }) => {
      const firsts = carrying.filter(({ request }) => request.exchange.what.endsWith('attempt 1'))
      const at = firsts.map(({ request: { exchange, text } }) => `${exchange.startedAt} ${text}`)
      return new Set(at).size < at.length || carrying.some(({ request }) => overlaps(request))
    },
  },
  {
    id: 'twice-in-a-body',
    words: 'an event that appears twice in one delivery',
    family: 'repeated',
    test: ({ carrying }) => {
      const numbers = carrying.map(({ request }) => request.exchange.number)
      return new Set(numbers).size < numbers.length
    },
  },
  {
    id: 'no-operation-id',
    words: 'a redelivered event without operationId',
    family: 'repeated',
    test: ({ carrying }) =>
      carrying.length > 1 && carrying.every(({ request }) => typeof request.operationId !== 'string'),
  },
  {
    id: 'new-operation-id',
    words: 'an event that is resent with a different operationId',
    family: 'repeated',
    test: ({ carrying }) => new Set(carrying.map(({ request }) => String(request.operationId))).size > 1,
  },
  {
    id: 'other-bytes',
    words: 'an event that is resent with a different serialization',
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
    words: 'an event that is delivered twice',
    family: 'repeated',
    test: ({ carrying }) => carrying.length > 1,
  },
]
