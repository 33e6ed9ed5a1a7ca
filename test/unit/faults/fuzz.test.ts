import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewDelivery, viewEntry } from '../../../src/server/delivery-view.ts'
import { anyFault, HEX, tried } from '../../support/any-fault.ts'
import { startWorld, type World } from '../../support/world.ts'

const asIs = (text: string): string => text

/** Inputs; a long run sets more, such as FAULT_FUZZ_RUNS=24150. */
const RUNS = Number(process.env.FAULT_FUZZ_RUNS ?? 100)
/** Seed of the inputs; a long run may set another. */
const SEED = Number(process.env.FAULT_FUZZ_SEED ?? 1)

const faults = anyFault('plan', 'message', 'wire')

const inputs = fc.record({
  event: fc.constantFrom('STARTED', 'FINISHED', 'ConversationCreated', 'ConversationNoteAdded', 'AgentBannedIp'),
  own: fc.array(faults, { maxLength: 4 }),
  again: fc.array(anyFault('message', 'wire'), { maxLength: 3 }),
  standing: fc.array(faults, { maxLength: 3 }),
  body: fc.constantFrom(undefined, '', '{}', 'not JSON', '[1,"é"]'),
  textSecret: fc.boolean(),
} as const)

const worldOf = (textSecret: boolean): World =>
  startWorld({
    clock: 'auto',
    responses: [503, 500, 200],
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
  'any fault is rejected or its deliveries settle, and everything can be read',
  { timeout: 600_000 + RUNS * 200 },
  async () => {
    const counted = { inputs: 0, refused: 0, deliveries: 0, internal: 0 }
    await fc.assert(
      fc.asyncProperty(inputs, async ({ event, own, again, standing, body, textSecret }) => {
        await using world = worldOf(textSecret)
        counted.inputs += 1
        if (counted.inputs % 1000 === 0) process.stdout.write(`${JSON.stringify(counted)}\n`)
        for (const fault of standing) if (!tried(() => world.faults.add(fault))) counted.refused += 1
        const before = world.journal.entries().length
        const target = world.subscriptions()[textSecret ? 0 : 1]
        const given = {
          ...(body !== undefined && { body: () => Buffer.from(body) }),
          ...(target && { subscriptionId: target.id }),
        }
        if (!tried(() => world.publish(event, { ...given, faults: own }))) {
          counted.refused += 1
          expect(world.journal.entries().length, 'what is refused leaves nothing in the journal').toBe(before)
          expect(world.unsettled()).toBe(0)
        }
        tried(() => world.publish(event, given))
        await world.settled()
        for (const { id } of [...world.journal.deliveries()].slice(0, 3))
          if (!tried(() => world.redeliver(id, again))) counted.refused += 1
        await world.settled()
        expect([world.unsettled(), world.clock.nextDue()]).toEqual([0, undefined])
        for (const delivery of world.journal.deliveries()) {
          counted.deliveries += 1
          const { attempts } = viewDelivery(delivery, asIs)
          if (attempts?.some(({ outcome }) => outcome?.cause === 'internal')) counted.internal += 1
        }
        expect(() => JSON.stringify(world.journal.entries().map((entry) => viewEntry(entry, asIs)))).not.toThrow()
      }),
      { numRuns: RUNS, seed: SEED },
    )
    if (RUNS >= 1000) process.stdout.write(`${JSON.stringify(counted)}\n`)
    expect(counted.deliveries).toBeGreaterThan(RUNS / 10)
  },
)
