import { expect, test } from 'vitest'
import type { StandingInput } from '../../../src/engine/core.ts'
import { startWorld, type World } from '../../support/world.ts'

const unsigned = ({ seen }: World): readonly boolean[] => seen.map(({ headers }) => !headers.has('x-hub-signature'))
const fired = ({ journal }: World): readonly string[] =>
  journal
    .entries()
    .flatMap((entry) => (entry.type === 'fault-fired' ? [`${entry.deliveryId} ${String(entry.attempt)}`] : []))

test('a standing fault fires on every delivery until it is cleared, and counts its firings', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'unsigned' }])
  world.publish('STARTED')
  world.publish('FINISHED')
  await world.settled()
  expect(world.faults.list()).toEqual([
    {
      id: 'flt_1',
      fault: 'unsigned',
      plane: 'message',
      parameters: {},
      probability: 1,
      from: Date.UTC(2026, 0, 1),
      fired: 2,
    },
  ])
  world.faults.clear()
  world.publish('STARTED')
  await world.settled()
  expect(unsigned(world)).toEqual([true, true, false])
  expect(world.faults.list()).toEqual([])
})

test('a count of N fires on the first N attempts, then never', async () => {
  await using world = startWorld({ responses: [401, 401, 200] })
  world.faults.set([{ fault: 'unsigned', count: 2 }])
  world.publish('STARTED')
  await world.clock.advance(60_000)
  world.publish('STARTED')
  await world.settled()
  expect(unsigned(world)).toEqual([true, true, false, false])
  expect(world.faults.list()).toMatchObject([{ count: 2, fired: 2 }])
})

test.for([
  [{ probability: 0 }, 0],
  [{ probability: 1 }, 20],
  [{ probability: 1, count: 7 }, 7],
  [{ count: 0 }, 0],
  [{ event: 'FINISHED' }, 0],
  [{ attempts: '2-' }, 0],
] as const)('%j fires on %i of 20 first attempts', async ([given, times]) => {
  await using world = startWorld()
  world.faults.set([{ fault: 'unsigned', ...given }])
  for (let i = 0; i < 20; i++) world.publish('STARTED')
  await world.settled()
  expect(fired(world)).toHaveLength(times)
})

test('the same seed fires on the same deliveries and attempts, however many are in flight', async () => {
  const play = async (concurrency: number, seed = 1): Promise<readonly string[]> => {
    await using world = startWorld({ concurrency, seed, clock: 'auto', responses: [503, 200, 503, 200, 200] })
    world.faults.set([
      { fault: 'unsigned', probability: 0.3 },
      { fault: 'empty-signature', probability: 0.5, count: 10, attempts: 1 },
      { fault: 'duplicate', probability: 0.2 },
    ])
    for (let i = 0; i < 100; i++) world.publish('STARTED')
    await world.settled()
    return fired(world).toSorted()
  }
  const first = await play(1)
  expect(first.length).toBeGreaterThan(30)
  expect(await play(64)).toEqual(first)
  expect(await play(7)).toEqual(first)
  expect(await play(64, 2)).not.toEqual(first)
})

test('firing on redeliveries does not depend on the order of responses', async () => {
  const play = async (concurrency: number): Promise<readonly string[]> => {
    const sent = new Map<string, number>()
    const fetch = async (_: string, { body }: RequestInit): Promise<Response> => {
      const id = /"operationId":"([^"]+)"/.exec(new TextDecoder().decode(body as Uint8Array))?.[1] ?? ''
      const number = Number.parseInt(id.slice(0, 4), 16)
      sent.set(id, (sent.get(id) ?? 0) + 1)
      for (let turn = 0; turn < number % 13; turn++) await Promise.resolve()
      return new Response(null, { status: (sent.get(id) ?? 0) > number % 4 ? 200 : 503 })
    }
    await using world = startWorld({ concurrency, clock: 'auto', fetch })
    world.faults.set([
      { fault: 'unsigned', probability: 0.4 },
      { fault: 'empty-signature', probability: 0.5, attempts: '2-3' },
    ])
    for (let i = 0; i < 100; i++) world.publish('STARTED')
    await world.settled()
    return fired(world).toSorted()
  }
  const first = await play(1)
  expect(first.length).toBeGreaterThan(100)
  expect(await play(64)).toEqual(first)
})

test('a delivery canceled while waiting does not use up a fault', async () => {
  let resolve: (status: number) => void = () => undefined
  const response = new Promise<number>((done) => (resolve = done))
  await using world = startWorld({ concurrency: 1, responses: [response, 200] })
  world.publish('STARTED')
  world.faults.set([{ fault: 'unsigned' }])
  const {
    deliveries: [id = 'dlv_'],
  } = world.publish('STARTED')
  world.cancel(id)
  world.faults.clear()
  world.redeliver(id)
  resolve(200)
  await world.settled()
  expect(unsigned(world)).toEqual([false, false])
})

test('a count goes to the deliveries that were created first, whatever the concurrency', async () => {
  for (const concurrency of [1, 64]) {
    await using world = startWorld({ concurrency })
    world.faults.set([{ fault: 'unsigned', count: 5 }])
    const ids = Array.from({ length: 20 }, () => world.publish('STARTED').deliveries[0])
    await world.settled()
    expect(fired(world)).toEqual(ids.slice(0, 5).map((id) => `${id ?? ''} 1`))
  }
})

test('from and until are instants or durations from now; from is inclusive, until is exclusive', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'unsigned', from: '10s', until: '2026-01-01T00:00:20Z' }])
  for (const step of [0, 9999, 1, 9999, 1]) {
    await world.clock.advance(step)
    world.publish('STARTED')
    await world.settled()
  }
  expect(unsigned(world)).toEqual([false, false, true, true, false])
})

test('a standing fault can be limited to one subscription', async () => {
  await using world = startWorld({
    subscriptions: [
      { url: 'http://one.test/', secret: 's' },
      { url: 'http://two.test/', secret: 's' },
    ],
  })
  const [, two] = world.subscriptions()
  world.faults.set([{ fault: 'unsigned', subscriptionId: two?.id ?? '' }])
  world.publish('STARTED')
  await world.settled()
  expect(world.seen.map(({ url, headers }) => [url, headers.has('x-hub-signature')])).toEqual([
    ['http://one.test/', true],
    ['http://two.test/', false],
  ])
})

test('standing plan faults change the deliveries of an event', async () => {
  await using world = startWorld()
  world.faults.set([
    { fault: 'drop', event: 'STARTED', count: 1 },
    { fault: 'duplicate', event: 'FINISHED' },
  ])
  const {
    deliveries: [dropped = 'dlv_'],
    interactionId: id,
  } = world.publish('STARTED')
  world.publish('FINISHED', { interaction: { id } })
  await world.settled()
  expect(world.journal.delivery(dropped)?.cancelReason).toBe('dropped')
  expect(world.seen).toHaveLength(2)
  expect(world.faults.list().map((one) => one.fired)).toEqual([1, 1])
})

test('an attempt has at most one wire fault: the second neither fires nor counts', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'chunked' }, { fault: 'chunked-trailers' }])
  world.publish('STARTED')
  world.publish('FINISHED', { faults: [{ fault: 'bare-lf' }] })
  await world.clock.advance(0)
  expect(world.faults.list().map((one) => one.fired)).toEqual([1, 0])
})

test('parameters with the names of fields of a rule are separate', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'many-headers', parameters: { count: 3 }, count: 1 }])
  world.publish('STARTED')
  world.publish('STARTED')
  await world.settled()
  expect(world.seen.map(({ headers }) => [headers.has('x-filler-3'), headers.has('x-filler-4')])).toEqual([
    [true, false],
    [false, false],
  ])
})

test('a reset removes standing faults', async () => {
  await using world = startWorld()
  world.faults.set([{ fault: 'unsigned' }])
  world.reset()
  expect(world.faults.list()).toEqual([])
})

test.for<[string, unknown, string, RegExp]>([
  [
    'a probability above 1',
    { fault: 'unsigned', probability: 2 },
    'STANDING_FAULT_INVALID',
    /^faults\[1\] \(unsigned\): probability is 2/,
  ],
  [
    'a probability that is text',
    { fault: 'unsigned', probability: '1' },
    'STANDING_FAULT_INVALID',
    /probability is "1"/,
  ],
  ['half a count', { fault: 'unsigned', count: 1.5 }, 'STANDING_FAULT_INVALID', /count is 1.5/],
  [
    'a start that is neither instant nor duration',
    { fault: 'unsigned', from: 'soon' },
    'STANDING_FAULT_INVALID',
    /from is "soon"/,
  ],
  ['a duration without its unit', { fault: 'unsigned', until: '10' }, 'STANDING_FAULT_INVALID', /until is "10"/],
  [
    'an end before the start',
    { fault: 'unsigned', from: '2m', until: '1m' },
    'STANDING_FAULT_INVALID',
    /until is not after from/,
  ],
  ['no such event', { fault: 'unsigned', event: 'STARTD' }, 'STANDING_FAULT_INVALID', /"STARTD" is not an event/],
  [
    'no such subscription',
    { fault: 'unsigned', subscriptionId: 'x' },
    'SUBSCRIPTION_UNKNOWN',
    /no subscription with ID "x"/,
  ],
  ['no such fault', { fault: 'unsignd' }, 'FAULT_UNKNOWN', /"unsignd" is not a fault/],
  ['no such parameter', { fault: 'unsigned', often: 2 }, 'FAULT_PARAMETER_UNKNOWN', /no parameter "often"/],
  [
    'a parameter twice',
    { fault: 'trace', form: 'none', parameters: { form: 'none' } },
    'STANDING_FAULT_INVALID',
    /"form" is given twice/,
  ],
  [
    'parameters that are none',
    { fault: 'unsigned', parameters: [] },
    'STANDING_FAULT_INVALID',
    /parameters is not an object/,
  ],
  [
    'an operation for a delivery',
    { fault: 'unsigned', operation: 'listWebhooks' },
    'STANDING_FAULT_INVALID',
    /operation is for faults of the emulated API/,
  ],
  [
    'an event for the API',
    { fault: 'api-outage', event: 'STARTED' },
    'STANDING_FAULT_INVALID',
    /event and subscriptionId are for faults of deliveries/,
  ],
  [
    'an operation that it never fires on',
    { fault: 'api-stale-list', for: '1s', operation: 'createWebhook' },
    'STANDING_FAULT_INVALID',
    /does not fire on the operation/,
  ],
])('%s is rejected, and the list is unchanged', async ([, entry, code, message]) => {
  await using world = startWorld()
  world.faults.set([{ fault: 'unsigned' }])
  expect(() => {
    world.faults.set([{ fault: 'unsigned' }, entry as StandingInput])
  }).toThrow(
    expect.objectContaining({
      code,
      message: expect.stringMatching(message) as string,
      fix: expect.stringMatching(/.{10}/) as string,
    }) as Error,
  )
  expect(world.faults.list()).toHaveLength(1)
})
