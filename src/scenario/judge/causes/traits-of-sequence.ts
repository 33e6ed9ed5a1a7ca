import { acted, isText } from './documented.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

/** Whether a receiver has had the whole of a request, and believed it. */
const wasTaken = ({ signed, status }: RequestFacts): boolean => signed === 'right' && status !== undefined

/** Copies that were sent at once: either may have come first. */
const isTwin = (one: RequestFacts, other: RequestFacts): boolean =>
  one.text === other.text &&
  one.exchange.startedAt === other.exchange.startedAt &&
  one.exchange.what === other.exchange.what &&
  one.exchange.what.endsWith('attempt 1')

const isRepeated = ({ text, before }: RequestFacts): boolean =>
  before.some((earlier) => wasTaken(earlier) && earlier.text === text)

const REPEATED: RequestTrait = {
  id: 'repeated',
  words: 'a delivery that comes again',
  family: 'sequence',
  test: isRepeated,
}

const SIMULTANEOUS: RequestTrait = {
  id: 'at-once',
  words: 'deliveries that come at once',
  family: 'load',
  test: ({ scenario, exchange }) =>
    scenario.exchanges.filter(({ startedAt }) => startedAt === exchange.startedAt).length > 2,
}

/** Traits of what came before, where a body is one event. */
export const SEQUENCE_OF_EVENTS: readonly RequestTrait[] = [
  REPEATED,
  {
    id: 'known-event',
    words: 'an event that it has had',
    family: 'sequence',
    kin: ['repeated', 'at-once'],
    test: (request) =>
      request.before.some(
        (one) =>
          wasTaken(one) &&
          !isTwin(one, request) &&
          one.entries.some(({ id }) => request.entries.some((own) => own.id === id)),
      ),
  },
  SIMULTANEOUS,
]

/** Traits of what came before. */
export const SEQUENCE: readonly RequestTrait[] = [
  REPEATED,
  {
    id: 'known-operation-id',
    words: 'a delivery with an operationId that it knows',
    family: 'operation-id',
    test: ({ operationId, before }) => isText(operationId) && before.some((one) => one.operationId === operationId),
  },
  {
    id: 'known-event',
    words: 'an event of an interaction that it has had',
    family: 'sequence',
    kin: ['repeated', 'known-operation-id', 'at-once'],
    test: (request) =>
      acted(request).some(({ id, event, index }) =>
        [request, ...request.before.filter((one) => wasTaken(one) && !isTwin(one, request))].some((one) =>
          acted(one).some((a) => a.id === id && a.event === event && (one !== request || a.index < index)),
        ),
      ),
  },
  {
    id: 'finished-without-start',
    words: 'FINISHED of an interaction whose start it has not had',
    family: 'order',
    test: (request) =>
      acted(request).some(
        ({ id, event, index }) =>
          event === 'FINISHED' &&
          !acted(request).some((one) => one.id === id && one.event === 'STARTED' && one.index < index) &&
          !request.before.some((one) => acted(one).some((a) => a.id === id && a.event === 'STARTED')),
      ),
  },
  {
    id: 'finished',
    words: 'FINISHED',
    family: 'order',
    test: (request) => acted(request).some(({ event }) => event === 'FINISHED'),
  },
  SIMULTANEOUS,
]
