import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Delivery } from '../../../src/journal/delivery.ts'
import { messageFault } from '../../support/faults.ts'
import { viewDelivery, viewEntry } from '../../../src/server/delivery-view.ts'
import { startWorld, type World } from '../../support/world.ts'

const asIs = (text: string): string => text

const only = (world: World): Delivery => {
  const [delivery] = [...world.journal.deliveries()]
  if (!delivery) throw new Error('no delivery')
  return delivery
}
const boom = (): never => {
  throw new RangeError('boom')
}

/** Everything that an attempt calls and that could throw. */
const THROWN: Readonly<Record<string, (world: World, delivery: Delivery) => () => void>> = {
  'a fault that is applied': (world) => {
    world.faults.set([{ fault: 'unsigned' }])
    const spy = vi.spyOn(messageFault('unsigned'), 'apply').mockImplementation(boom)
    return () => void spy.mockRestore()
  },
  ...Object.fromEntries(
    (['headers', 'isSuccess', 'retriesStatus'] as const).map((name) => [
      `the dialect's ${name}`,
      (_: World, { dialect }: Delivery) => {
        const spy = vi.spyOn(dialect, name).mockImplementation(boom)
        return () => void spy.mockRestore()
      },
    ]),
  ),
}

test.for(
  Object.entries(THROWN).flatMap(([what, install]) =>
    (['first attempt', 'redelivery', 'redelivery by hand'] as const).map((when) => [what, when, install] as const),
  ),
)(
  '%s can throw on a %s: the delivery settles as an internal error, and the others continue',
  async ([, when, install]) => {
    await using world = startWorld({ responses: [503, 503, 200], retry: { retryTimeoutMs: 1000 }, concurrency: 1 })
    world.publish('STARTED', { faults: [{ fault: 'hold-back', for: '1m' }] })
    const delivery = only(world)
    if (when !== 'first attempt') await world.clock.advance(60_000)
    if (when === 'redelivery by hand') world.cancel(delivery.id)
    const restore = install(world, delivery)
    if (when === 'redelivery by hand') world.redeliver(delivery.id)
    await world.clock.advance(60_000)
    expect(delivery).toMatchObject({ state: 'exhausted' })
    expect(delivery.attempts.at(-1)).toMatchObject({
      outcome: { kind: 'unreachable', cause: 'internal', detail: expect.stringContaining('boom') as string },
    })
    expect(() =>
      JSON.stringify([viewDelivery(delivery, asIs), world.journal.entries().map((entry) => viewEntry(entry, asIs))]),
    ).not.toThrow()
    expect(world.journal.entries().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['attempt-started', 'attempt-ended', 'decided', 'settled']),
    )
    restore()
    world.faults.clear()
    const next = world.publish('STARTED')
    await world.clock.advance(60_000)
    await world.settled()
    expect(world.journal.delivery(next.deliveries[0] ?? 'dlv_')?.state).toBe('delivered')
  },
)

test('a listener that throws, or resets during a settlement, does not stop the clock', async () => {
  await using world = startWorld({
    clock: 'auto',
    responses: [503, 200],
    retry: { retryTimeoutMs: 1000 },
    assume: { afterLastAttempt: 'disabled' },
  })
  const stop = world.journal.watch((entry) => {
    if (entry.type !== 'settled') return
    stop()
    world.reset()
  })
  world.publish('STARTED')
  await world.settled()
  world.publish('STARTED')
  await world.settled()
  expect([world.unsettled(), world.clock.nextDue()]).toEqual([0, undefined])
})

const actions = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('publish' as const),
      faults: fc.subarray([
        { fault: 'hold-back', for: '1h' },
        { fault: 'reorder' },
        { fault: 'duplicate' },
        { fault: 're-emit', after: '10m' },
        { fault: 'gzip-body', signed: 'plain' },
        { fault: 'drop' },
      ]),
    }),
    fc.constant({ do: 'play' as const }),
    fc.record({ do: fc.constant('cancel' as const), which: fc.nat(9) }),
    fc.record({ do: fc.constant('redeliver' as const), which: fc.nat(9) }),
    fc.constant({ do: 'reset' as const }),
    fc.constant({ do: 'turn' as const }),
    fc.constant({ do: 'break' as const }),
    fc.record({
      do: fc.constant('mode' as const),
      mode: fc.constantFrom('auto' as const, 'manual' as const, 'x1000' as const),
    }),
  ),
  { maxLength: 25 },
)

test('after any actions in any order, everything settles and the clock is not stuck', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      await using world = startWorld({
        clock: 'auto',
        responses: [503, 200, 500],
        retry: { retryTimeoutMs: 60_000, retryAttempts: 3 },
      })
      const spies: { mockRestore: () => void }[] = []
      for (const action of all) {
        const at = (which: number): Delivery | undefined => [...world.journal.deliveries()][which]
        switch (action.do) {
          case 'publish':
            world.publish('STARTED', { faults: action.faults })
            break
          case 'play':
            world.play({ paceMs: 1000 })
            break
          case 'cancel': {
            const delivery = at(action.which)
            if (delivery?.settledAt === undefined && delivery) world.cancel(delivery.id)
            break
          }
          case 'redeliver': {
            const delivery = at(action.which)
            if (delivery && delivery.state !== 'in-flight') world.redeliver(delivery.id)
            break
          }
          case 'reset':
            world.reset()
            break
          case 'turn':
            await new Promise((resolve) => setImmediate(resolve))
            break
          case 'break': {
            const delivery = at(0)
            if (delivery) spies.push(vi.spyOn(delivery.dialect, 'retriesStatus').mockImplementation(boom))
            break
          }
          case 'mode':
            world.clock.setMode(action.mode)
        }
      }
      for (const spy of spies) spy.mockRestore()
      world.clock.setMode('auto')
      await world.settled()
      world.publish('STARTED')
      await world.settled()
      expect([world.unsettled(), world.clock.nextDue()]).toEqual([0, undefined])
    }),
    { numRuns: 40, seed: 1 },
  )
})

test('an event that cannot be sent to one of its subscriptions is published to none', async () => {
  await using world = startWorld({
    subscriptions: [
      { url: 'http://a.test/', secret: 'abcdef0123456789', events: 'all' },
      { url: 'http://b.test/', secret: 'a text' },
    ],
  })
  const wrong = world.subscriptions()[1]
  if (!wrong) throw new Error('no subscription')
  world.patchSubscription(wrong.id, { events: ['STARTED', 'ConversationCreated'] })
  const before = world.journal.entries().length
  expect(() => world.publish('ConversationCreated')).toThrow(`ConversationCreated cannot be sent to ${wrong.id}`)
  expect([world.journal.entries().length, world.unsettled(), [...world.journal.deliveries()].length]).toEqual([
    before,
    0,
    0,
  ])
  world.clock.setMode('auto')
  world.play()
  await world.settled()
  expect(world.journal.entries().filter((entry) => entry.type === 'noted').length).toBeGreaterThan(0)
})
