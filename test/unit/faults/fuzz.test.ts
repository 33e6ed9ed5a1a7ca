import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MockError } from '../../../src/kit/error.ts'
import type { FaultInput, Parameter } from '../../../src/faults/fault.ts'
import { FAULTS } from '../../../src/faults/registry.ts'
import { viewDelivery, viewEntry } from '../../../src/server/delivery-view.ts'
import { startWorld, type World } from '../../support/world.ts'

const asIs = (text: string): string => text

/** Inputs; a long run sets more, such as FAULT_FUZZ_RUNS=24150. */
const RUNS = Number(process.env.FAULT_FUZZ_RUNS ?? 100)
/** Seed of the inputs; a long run may set another. */
const SEED = Number(process.env.FAULT_FUZZ_SEED ?? 1)

const HEX = 'abcdef0123456789'
const texts = fc.oneof(
  { arbitrary: fc.constant('y'.repeat(60_000)), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 10 },
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      '',
      'x',
      'zz',
      'abc',
      HEX,
      '?a=1',
      '/other',
      '99999',
      '@8.8.8.8/x',
      'host',
      'Content-Length',
      '3,1,10',
      ' ',
      'é',
      '\u0000',
      'a\r\nb',
    ),
  },
)

const valueOf = ({
  kind,
  choices = [],
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
}: Parameter): fc.Arbitrary<unknown> => {
  switch (kind) {
    case 'text':
      return texts
    case 'choice':
      return fc.constantFrom(...choices)
    case 'whole-number':
      return fc.oneof(
        { arbitrary: fc.integer({ min: least, max: Math.min(most, least + 20) }), weight: 60 },
        { arbitrary: fc.constant(Math.min(most, 20_000)), weight: 1 },
      )
    case 'duration':
      return fc.oneof(
        fc.constantFrom('0ms', '1ms', '1h', '366d', 0, 1.5, 1e308, 9e15),
        fc.integer({ min: 0, max: 10_000 }),
      )
  }
}

const ofDelivery = FAULTS.filter(({ plane }) => plane !== 'api')

const faults: fc.Arbitrary<FaultInput> = fc.constantFrom(...ofDelivery).chain(({ name, plane, parameters }) => {
  const entries = Object.entries(parameters)
  const given = fc.record<Record<string, unknown>>(
    {
      ...Object.fromEntries(entries.map(([key, parameter]) => [key, valueOf(parameter)])),
      ...(plane !== 'plan' && { attempts: fc.constantFrom('1', '2', '1-2', '2-', '3') }),
    },
    { requiredKeys: entries.filter(([, { required }]) => required).map(([key]) => key) },
  )
  return given.map((rest) => ({ ...rest, fault: name }))
})

const inputs = fc.record({
  event: fc.constantFrom('STARTED', 'FINISHED', 'ConversationCreated', 'ConversationNoteAdded', 'AgentBannedIp'),
  own: fc.array(faults, { maxLength: 4 }),
  again: fc.array(
    faults.filter(({ fault }) => ofDelivery.some(({ name, plane }) => name === fault && plane !== 'plan')),
    { maxLength: 3 },
  ),
  standing: fc.array(faults, { maxLength: 3 }),
  body: fc.constantFrom(undefined, '', '{}', 'not JSON', '[1,"é"]'),
  textSecret: fc.boolean(),
} as const)

/** Returns false when the input was refused on purpose. */
const tried = (act: () => unknown): boolean => {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof MockError) return false
    throw error
  }
}

const worldOf = (textSecret: boolean): World =>
  startWorld({
    clock: 'auto',
    answers: [503, 500, 200],
    retry: { retryAttempts: 3, retryTimeoutMs: 1000 },
    subscriptions: [
      {
        url: 'http://127.0.0.1:3000',
        secret: textSecret ? 'a text' : HEX,
        events: textSecret ? ['STARTED', 'FINISHED'] : 'all',
      },
      { url: 'http://localhost:3000/webhook?x=1', secret: HEX, events: 'all' },
    ],
  })

test(
  'whatever faults are given, each is refused or its deliveries settle, and all can be read',
  { timeout: 20_000 + RUNS * 200 },
  async () => {
    const counted = { inputs: 0, refused: 0, deliveries: 0, internal: 0 }
    await fc.assert(
      fc.asyncProperty(inputs, async ({ event, own, again, standing, body, textSecret }) => {
        await using world = worldOf(textSecret)
        counted.inputs += 1
        if (counted.inputs % 1000 === 0) process.stdout.write(`${JSON.stringify(counted)}\n`)
        for (const fault of standing) if (!tried(() => world.faults.add(fault))) counted.refused += 1
        const before = world.journal().length
        const target = world.subscriptions()[textSecret ? 0 : 1]
        const given = {
          ...(body !== undefined && { body: () => Buffer.from(body) }),
          ...(target && { subscriptionId: target.id }),
        }
        if (!tried(() => world.publish(event, { ...given, faults: own }))) {
          counted.refused += 1
          expect(world.journal().length, 'what is refused leaves nothing in the journal').toBe(before)
          expect(world.unsettled()).toBe(0)
        }
        tried(() => world.publish(event, given))
        await world.settled()
        for (const { id } of [...world.store.deliveries()].slice(0, 3))
          if (!tried(() => world.redeliver(id, again))) counted.refused += 1
        await world.settled()
        expect([world.unsettled(), world.clock.nextDue()]).toEqual([0, undefined])
        for (const delivery of world.store.deliveries()) {
          counted.deliveries += 1
          const { attempts } = viewDelivery(delivery, asIs)
          if (attempts?.some(({ outcome }) => outcome?.cause === 'internal')) counted.internal += 1
        }
        expect(() => JSON.stringify(world.journal().map((entry) => viewEntry(entry, asIs)))).not.toThrow()
      }),
      { numRuns: RUNS, seed: SEED },
    )
    if (RUNS >= 1000) process.stdout.write(`${JSON.stringify(counted)}\n`)
    expect(counted.deliveries).toBeGreaterThan(RUNS / 10)
  },
)
