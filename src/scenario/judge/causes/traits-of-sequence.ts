import { acted, isText } from './documented.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

/** Whether a receiver answered a correctly signed request. */
const wasTaken = ({ signed, status }: RequestFacts): boolean => signed === 'right' && status !== undefined

/** Whether two requests are simultaneous duplicates: either may have arrived first. */
const isTwin = (one: RequestFacts, other: RequestFacts): boolean =>
  one.text === other.text &&
  one.exchange.startedAt === other.exchange.startedAt &&
  one.exchange.what === other.exchange.what &&
  one.exchange.what.endsWith('attempt 1')

const isRepeated = ({ text, before }: RequestFacts): boolean =>
  before.some((earlier) => wasTaken(earlier) && earlier.text === text)

const REPEATED: RequestTrait = {
  id: 'repeated',
  words: 'a redelivery',
  family: 'sequence',
  test: isRepeated,
}

const SIMULTANEOUS: RequestTrait = {
  id: 'at-once',
  words: 'simultaneous deliveries',
  family: 'load',
  test: ({ scenario, exchange }) =>
    scenario.exchanges.filter(({ startedAt }) => startedAt === exchange.startedAt).length > 2,
}

/** Traits of earlier requests, where a body is a single event. */
export const SEQUENCE_OF_EVENTS: readonly RequestTrait[] = [
  REPEATED,
  {
    id: 'known-event',
    words: 'a duplicate event',
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

/** Traits of earlier requests. */
export const SEQUENCE: readonly RequestTrait[] = [
  REPEATED,
  {
    id: 'known-operation-id',
    words: 'a delivery with a known operationId',
    family: 'operation-id',
    test: ({ operationId, before }) => isText(operationId) && before.some((one) => one.operationId === operationId),
  },
  {
    id: 'known-event',
    words: 'a duplicate event of an interaction',
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
    words: 'FINISHED without a STARTED before it',
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
