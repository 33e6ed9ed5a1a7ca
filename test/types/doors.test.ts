import { expect, expectTypeOf, test } from 'vitest'
import * as library from '../../src/index.ts'
import type {
  Attempt,
  CancelReason,
  Delivery,
  DeliveryId,
  EventName,
  JournalEntry,
  JournalReader,
  MockCore,
  MockGenesys,
  MockGenesysOptions,
  MockOptions,
  Outcome,
  Run,
  RunScenariosOptions,
  Subscription,
} from '../../src/index.ts'
import { mockGenesysHandlers, type MockGenesysHandlersOptions } from '../../src/msw.ts'
import type { TestReceiverOptions } from '../../src/vitest.ts'

// The compiler is the test: none of these functions is called, and an expected error that does not come is an error.
const compiled: (() => unknown)[] = []
const compiles = (
  ...uses: readonly ((mock: MockGenesys, delivery: Delivery, entry: JournalEntry) => unknown)[]
): void => void compiled.push(...uses.map((use) => () => use))

const judged = { target: 'http://127.0.0.1:3000/webhook', secret: 'app-secret' }

test('a mock is created from the declared options', () => {
  compiles(
    () => library.createMockGenesys(),
    () => library.createMockGenesys({ seed: 1, clock: 'x60', retry: { policy: 'exponential' }, listen: false }),
    // @ts-expect-error there is no such option
    () => library.createMockGenesys({ secret: 'app-secret' }),
    // @ts-expect-error a clock has no such mode
    () => library.createMockGenesys({ clock: 'fast' }),
    // @ts-expect-error a seed is a number
    () => library.createMockGenesys({ seed: '1' }),
    // @ts-expect-error a subscription has a secret
    () => library.createMockGenesys({ subscriptions: [{ url: 'http://127.0.0.1:3000/' }] }),
    // @ts-expect-error there is no such retry policy
    () => library.createMockGenesys({ retry: { policy: 'linear' } }),
    // @ts-expect-error there is no such assumption
    () => library.createMockGenesys({ assume: { afterLastTry: 'disabled' } }),
    // @ts-expect-error the assumption has no such alternative
    () => library.createMockGenesys({ assume: { afterLastAttempt: 'deleted' } }),
  )
  expectTypeOf<MockGenesysOptions>().toExtend<MockOptions>()
})

test('an event is published by name, with the options of a publication', () => {
  compiles(
    (mock) => mock.publish('STARTED', { copies: 2, faults: [{ fault: 'unsigned', attempts: 1 }] }),
    // @ts-expect-error there is no such event
    (mock) => mock.publish('STOPPED'),
    // @ts-expect-error there is no such option
    (mock) => mock.publish('STARTED', { times: 2 }),
    // @ts-expect-error a fault has a name
    (mock) => mock.publish('STARTED', { faults: [{ attempts: 1 }] }),
    // @ts-expect-error an ID of a delivery begins with dlv_
    (mock) => mock.redeliver('1'),
    // @ts-expect-error the ID of an event is none of a delivery
    (mock) => mock.cancel(mock.publish('STARTED').eventId),
    // @ts-expect-error a subscription cannot be given another secret
    (mock) => mock.patchSubscription('id', { secret: 'other' }),
  )
  expectTypeOf<Parameters<MockCore['publish']>[0]>().toEqualTypeOf<EventName>()
  expectTypeOf<library.Published['deliveries']>().toEqualTypeOf<readonly DeliveryId[]>()
})

test('the journal is read-only', () => {
  compiles(
    (mock) => mock.journal.entries(0, 10).map(({ seq, at, type }) => [seq, at, type]),
    (mock) => [mock.journal.range().newest, mock.journal.retained().keptBytes],
    (mock) => mock.journal.watch((entry) => void entry)(),
    (mock) => [...mock.journal.deliveries({ state: 'exhausted' })],
    // @ts-expect-error a reader does not append
    (mock) => void mock.journal.append,
    // @ts-expect-error a reader does not record
    (mock) => void mock.journal.record,
    // @ts-expect-error a reader forgets nothing
    (mock) => void mock.journal.clear,
    // @ts-expect-error a reader adds nothing
    (mock) => void mock.journal.add,
    // @ts-expect-error the engine's store is its own
    (mock) => void mock.store,
    // @ts-expect-error the engine's list of standing faults is its own; mock.faults is its control
    (mock) => void mock.standing,
    // @ts-expect-error there is no such state
    (mock) => mock.journal.deliveries({ state: 'failed' }),
    // @ts-expect-error an entry that is written stays
    (_mock, _delivery, entry) => void (entry.seq = 1),
    // @ts-expect-error what is read is no place to write to
    (mock) => void mock.journal.entries().push,
  )
  expectTypeOf<MockGenesys['journal']>().toEqualTypeOf<JournalReader>()
  expectTypeOf<ReturnType<MockCore['note']>>().toEqualTypeOf<JournalEntry>()
})

test('only the journal changes a delivery', () => {
  compiles(
    // @ts-expect-error its state is read
    (_, delivery) => void (delivery.state = 'delivered'),
    // @ts-expect-error its state is read
    (_, delivery) => void (delivery.dueAt = 0),
    // @ts-expect-error its state is read
    (_, delivery) => void (delivery.settledAt = 0),
    // @ts-expect-error its state is read
    (_, delivery) => void (delivery.cancelReason = 'by-hand'),
    // @ts-expect-error its state is read
    (_, delivery) => void (delivery.waitsFor = 'dlv_1'),
    // @ts-expect-error its round is read
    (_, delivery) => void (delivery.attemptsBefore = 1),
    // @ts-expect-error its faults are given when it is published
    (_, delivery) => void (delivery.faults = []),
    // @ts-expect-error its attempts are read
    (_, delivery) => void (delivery.attempts = []),
    // @ts-expect-error its attempts are read
    (_, { attempts: [attempt] }) => void (attempt && delete attempt.outcome),
    // @ts-expect-error an attempt is added by sending it
    (_, { attempts }) => void attempts.push,
    // @ts-expect-error the engine's bookkeeping is its own
    (_, delivery) => void delivery.wakeup,
    // @ts-expect-error the engine's bookkeeping is its own
    (_, delivery) => void delivery.holds,
    // @ts-expect-error what retention does is its own
    (_, { attempts }) => attempts.forEach((attempt) => void attempt.drop),
    (_, { attempts: [attempt] }) =>
      // @ts-expect-error a response is only read
      void (attempt?.outcome?.kind === 'accepted' && (attempt.outcome.response.body = '')),
  )
  expectTypeOf<Attempt['outcome']>().toEqualTypeOf<Outcome | undefined>()
})

test('the state of a delivery determines which of its fields are set', () => {
  type In<S extends Delivery['state']> = Extract<Delivery, { readonly state: S }>
  expectTypeOf<In<'canceled'>['cancelReason']>().toEqualTypeOf<CancelReason>()
  expectTypeOf<Extract<Delivery, { readonly settledAt: number }>['state']>().toEqualTypeOf<
    'delivered' | 'exhausted' | 'canceled'
  >()
  expectTypeOf<In<'in-flight'>['dueAt']>().toEqualTypeOf<undefined>()
  expectTypeOf<In<'scheduled'>['settledAt']>().toEqualTypeOf<undefined>()
  compiles(
    (_, delivery) => (delivery.settledAt === undefined ? 0 : delivery.settledAt - delivery.createdAt),
    // @ts-expect-error one that has not settled has no such time
    (_, delivery) => delivery.settledAt - delivery.createdAt,
    // @ts-expect-error one in flight is not due
    (_, delivery) => delivery.state === 'in-flight' && delivery.dueAt.toFixed,
  )
})

test('a receiver is tested with the declared options', () => {
  compiles(
    () => library.runScenarios({ ...judged, policy: 'ignore', probes: { processed: '/count', log: 'done {event}' } }),
    () => library.runScenarios({ ...judged, controls: { url: '/control/{control}', outage: async () => undefined } }),
    // @ts-expect-error without a secret nothing can be signed
    () => library.runScenarios({ target: judged.target }),
    // @ts-expect-error without a target nothing can be sent
    () => library.runScenarios({ secret: judged.secret }),
    // @ts-expect-error there is no such option
    () => library.runScenarios({ ...judged, timeout: 5 }),
    // @ts-expect-error there is no such policy
    () => library.runScenarios({ ...judged, policy: 'accept' }),
    // @ts-expect-error nobody would move a manual clock on
    () => library.runScenarios({ ...judged, clock: 'manual' }),
    // @ts-expect-error what a run needs inside is made there
    () => library.runScenarios({ ...judged, requirements: new Map() }),
    // @ts-expect-error there is no such probe
    () => library.runScenarios({ ...judged, probes: { counted: '/count' } }),
    // @ts-expect-error there is no such format
    (run: unknown) => library.renderRun(run as Run, 'pdf'),
    // @ts-expect-error a run is read
    (run: unknown) => void ((run as Run).exitCode = 0),
  )
  expectTypeOf<RunScenariosOptions['level']>().toEqualTypeOf<'must' | 'should' | 'may' | undefined>()
})

test('the entry points for MSW and Vitest accept only what they use', () => {
  const handlers = (options: MockGenesysHandlersOptions) => () => mockGenesysHandlers(options)
  const tested = (options: TestReceiverOptions) => () => options
  compiles(
    handlers({ baseUrl: 'https://api.example.test', seed: 7 }),
    // @ts-expect-error nothing listens behind MSW
    handlers({ port: 8484 }),
    // @ts-expect-error nothing listens behind MSW
    handlers({ listen: false }),
    tested({ target: () => 'http://127.0.0.1:3000/', secret: 'app-secret', timeoutMs: 1000, filter: 'unsigned' }),
    // @ts-expect-error each scenario is a test, and Vitest runs them
    tested({ ...judged, concurrency: 4 }),
    // @ts-expect-error Vitest stops a run
    tested({ ...judged, bail: true }),
    // @ts-expect-error Vitest stops a run
    tested({ ...judged, signal: AbortSignal.abort() }),
  )
})

test('a subscription is read-only', () => {
  compiles(
    (mock) => mock.subscriptions().map(({ url }) => url),
    // @ts-expect-error it is changed with patchSubscription
    (mock) => void ((mock.subscription('id') as Subscription).url = 'http://127.0.0.1:3000/'),
    // @ts-expect-error it is changed with subscribe
    (mock) => void mock.subscriptions().push,
  )
})

test('the entry points export only these names', () => {
  expect(Object.keys(library).sort()).toEqual([
    'CONVERSATION_EVENTS',
    'EVENT_NAMES',
    'INTERACTION_EVENTS',
    'MockError',
    'createMockGenesys',
    'loadRequirements',
    'loadScenarios',
    'renderRun',
    'runScenarios',
    'sign',
    'verifySignature',
  ])
})

test('exposed objects have no mutating methods at run time', async () => {
  await using mock = await library.createMockGenesys({ listen: false })
  expect(Object.keys(mock.journal).sort()).toEqual(
    ['delivery', 'deliveries', 'entries', 'range', 'retained', 'watch'].sort(),
  )
  for (const inner of ['store', 'standing', 'record', 'open', 'setSelfUriBase', 'quiet'])
    expect(mock).not.toHaveProperty(inner)
})
