import { expect, test } from 'vitest'
import { MockError } from '../../../src/kit/error.ts'
import { FAULTS } from '../../../src/faults/registry.ts'
import { viewDelivery, viewEntry, viewStandingFault } from '../../../src/server/delivery-view.ts'
import { startWorld, type World } from '../../support/world.ts'

const asIs = (text: string): string => text

const VALUES = [-1, 0, 1.5, NaN, Infinity, 1e308, 9e15] as const

/** Returns what was refused on purpose, or nothing; anything else that is thrown fails the test. */
const refusal = async (act: () => unknown): Promise<string | undefined> => {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof MockError) return error.code
    throw error
  }
}

/** Publishes, lets everything settle, and reads all there is to read. */
const harmless = async (world: World): Promise<void> => {
  world.clock.setMode('auto')
  await refusal(() => world.publish('STARTED'))
  await world.settled()
  expect(world.unsettled()).toBe(0)
  JSON.stringify([
    [...world.journal.deliveries()].map((delivery) => viewDelivery(delivery, asIs)),
    world.journal.entries().map((entry) => viewEntry(entry, asIs)),
    world.faults.list().map(viewStandingFault),
  ])
  expect(world.journal.entries().length).toBeGreaterThan(0)
}

const numeric = FAULTS.flatMap(({ name, parameters }) =>
  Object.entries(parameters)
    .filter(([, { kind }]) => kind === 'duration' || kind === 'whole-number')
    .map(([key, { most }]) => [name, key, most] as const),
)

test.for(numeric)(
  'the fault %s rejects an out-of-range number for %s, or handles it safely',
  async ([name, key, most]) => {
    const others = Object.entries(FAULTS.find((fault) => fault.name === name)?.parameters ?? {}).filter(
      ([other, { required }]) => required && other !== key,
    )
    const rest = Object.fromEntries(
      others.map(([other, { kind, choices }]) => {
        if (kind === 'choice') return [other, choices?.[0]]
        return [other, kind === 'text' ? 'x' : 1]
      }),
    )
    for (const value of [...VALUES, ...(most === undefined ? [] : [most + 1])]) {
      await using world = startWorld({ responses: [503, 200] })
      const given = { ...rest, fault: name, [key]: value }
      const codes = [
        await refusal(() => world.publish('STARTED', { faults: [given] })),
        await refusal(() => world.faults.add({ fault: name, parameters: { ...rest, [key]: value } })),
      ]
      if (value !== 0 && value !== 1.5)
        expect(codes[1], `${key}: ${String(value)}`).toMatch(/^(FAULT_PARAMETER_INVALID|DURATION_INVALID)$/)
      await harmless(world)
    }
  },
)

/** Every number that code gives, each where it comes in. */
const GIVEN: Readonly<Record<string, (value: number) => World | Promise<World>>> = {
  seed: (seed) => startWorld({ seed }),
  startAt: (startAt) => startWorld({ startAt }),
  concurrency: (concurrency) => startWorld({ concurrency }),
  'retention.entries': (entries) => startWorld({ retention: { entries } }),
  'retention.deliveries': (deliveries) => startWorld({ retention: { deliveries } }),
  retryAttempts: (retryAttempts) => startWorld({ retry: { retryAttempts } }),
  retryTimeoutMs: (retryTimeoutMs) => startWorld({ responses: [503, 200], retry: { retryTimeoutMs } }),
  responseTimeoutMs: (responseTimeoutMs) => startWorld({ retry: { responseTimeoutMs } }),
  'a fixed pause': (pauseMs) =>
    startWorld({ responses: [503, 200], retry: { policy: { pauses: { kind: 'fixed', pauseMs } } } }),
  'a pause of a list': (pauseMs) =>
    startWorld({ responses: [503, 200], retry: { policy: { pauses: { kind: 'list', pausesMs: [pauseMs] } } } }),
  'a growing pause': (baseMs) =>
    startWorld({
      responses: [503],
      retry: { policy: { retryAttempts: 200, pauses: { kind: 'exponential', baseMs, factor: 1000, capMs: 1000 } } },
    }),
  jitterRatio: (jitterRatio) => startWorld({ responses: [503, 200], retry: { policy: { jitterRatio } } }),
  retryAfterCapMs: (retryAfterCapMs) => startWorld({ responses: [503, 200], retry: { policy: { retryAfterCapMs } } }),
  advance: async (ms) => {
    const world = startWorld()
    await world.clock.advance(ms)
    return world
  },
  paceMs: (paceMs) => {
    const world = startWorld()
    world.play({ paceMs })
    return world
  },
  copies: (copies) => {
    const world = startWorld()
    world.publish('STARTED', { copies })
    return world
  },
  createdAt: (createdAt) => {
    const world = startWorld({ events: 'all', secret: 'abcdef' })
    world.publish('ConversationCreated', { interaction: { createdAt } })
    return world
  },
  'from of a standing fault': (from) => {
    const world = startWorld()
    world.faults.add({ fault: 'unsigned', from })
    return world
  },
  'until of a standing fault': (until) => {
    const world = startWorld()
    world.faults.add({ fault: 'unsigned', from: 0, until })
    return world
  },
  'count of a standing fault': (count) => {
    const world = startWorld()
    world.faults.add({ fault: 'unsigned', count })
    return world
  },
  'probability of a standing fault': (probability) => {
    const world = startWorld()
    world.faults.add({ fault: 'unsigned', probability })
    return world
  },
}

test.for(Object.entries(GIVEN))('%s is rejected out of its range, or handled safely', async ([, give]) => {
  for (const value of VALUES) {
    let world: World | undefined
    const code = await refusal(async () => void (world = await give(value)))
    if (world) await harmless(world)
    else expect(code).toMatch(/_INVALID$/)
    await world?.close()
  }
})

test('deliveries settle even at the last instant of a clock, and later ones are due at that instant', async () => {
  await using world = startWorld({
    responses: [503],
    startAt: Date.parse('9999-12-31T23:59:58Z'),
    retry: { retryAttempts: 3, retryTimeoutMs: 86_400_000 },
  })
  world.publish('STARTED', { faults: [{ fault: 'hold-back', for: '366d' }] })
  await expect(world.clock.advance(86_400_000)).rejects.toMatchObject({ code: 'DURATION_INVALID' })
  await harmless(world)
  expect(world.clock.now()).toBe(Date.parse('9999-12-31T23:59:59.999Z'))
})
