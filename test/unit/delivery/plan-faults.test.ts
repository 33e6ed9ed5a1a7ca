import { expect, test } from 'vitest'
import type { FaultInput } from '../../../src/engine/core.ts'
import { startWorld, type World } from '../../support/world.ts'

interface Body {
  readonly operationId: string
  readonly data: { readonly entities: readonly { readonly id: string; readonly event: string }[] }
}
const bodies = ({ seen }: World): readonly Body[] => seen.map(({ body }) => JSON.parse(body) as Body)
const events = (world: World): readonly (string | undefined)[] =>
  bodies(world).map(({ data }) => data.entities[0]?.event)
const fired = ({ journal }: World): readonly string[] =>
  journal
    .entries()
    .flatMap((entry) => (entry.type === 'fault-fired' ? [`${entry.fault}@${String(entry.attempt)}`] : []))

test('a duplicate is a separate delivery of the same bytes', async () => {
  await using world = startWorld()
  const { deliveries } = world.publish('STARTED', { faults: [{ fault: 'duplicate', copies: 3 }] })
  await world.settled()
  expect(new Set(deliveries).size).toBe(3)
  expect(new Set(world.seen.map(({ body }) => body)).size).toBe(1)
  expect(world.seen).toHaveLength(3)
  expect(fired(world)).toEqual(['duplicate@0'])
})

test('a dropped delivery is canceled before its first attempt', async () => {
  await using world = startWorld()
  const {
    deliveries: [id = 'dlv_'],
  } = world.publish('STARTED', {
    faults: [{ fault: 're-emit' }, { fault: 'drop' }, { fault: 'duplicate' }, { fault: 're-emit' }],
  })
  await world.settled()
  expect(world.seen).toEqual([])
  expect(world.journal.delivery(id)).toMatchObject({ state: 'canceled', cancelReason: 'dropped', attempts: [] })
  expect(world.unsettled()).toBe(0)
  expect(world.journal.entries().at(-1)).toMatchObject({
    type: 'settled',
    state: 'canceled',
    cancelReason: 'dropped',
    why: 'dropped by a fault',
  })
})

test('a dropped STARTED does not delay FINISHED', async () => {
  await using world = startWorld()
  const { interactionId: id } = world.publish('STARTED', { faults: [{ fault: 'drop' }] })
  world.publish('FINISHED', { interaction: { id } })
  await world.settled()
  expect(events(world)).toEqual(['FINISHED'])
})

test('a held-back delivery is sent at its time, and deliveries that wait for it after it', async () => {
  await using world = startWorld()
  const { interactionId: id } = world.publish('STARTED', { faults: [{ fault: 'hold-back', for: '10s' }] })
  world.publish('FINISHED', { interaction: { id } })
  await world.clock.advance(9999)
  expect(world.seen).toEqual([])
  await world.clock.advance(1)
  expect(events(world)).toEqual(['STARTED', 'FINISHED'])
})

test('a delivery that is held back and waits for another one does both', async () => {
  await using world = startWorld({ responses: [503, 200] })
  const { interactionId: id } = world.publish('STARTED')
  world.publish('FINISHED', { interaction: { id }, faults: [{ fault: 'hold-back', for: '20s' }] })
  await world.clock.advance(19_999)
  expect(events(world)).toEqual(['STARTED', 'STARTED'])
  await world.clock.advance(1)
  expect(events(world)).toEqual(['STARTED', 'STARTED', 'FINISHED'])
})

test('a reordered STARTED is sent as soon as its FINISHED has settled', async () => {
  await using world = startWorld()
  const { interactionId: id } = world.publish('STARTED', { faults: [{ fault: 'reorder' }] })
  await world.clock.advance(1000)
  expect(world.seen).toEqual([])
  world.publish('FINISHED', { interaction: { id } })
  await world.settled()
  expect(events(world)).toEqual(['FINISHED', 'STARTED'])
  expect(world.clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 0, 1))
})

test('a reordered STARTED waits at most the given time', async () => {
  await using world = startWorld()
  world.publish('STARTED', { faults: [{ fault: 'reorder', 'at-most': '30s' }] })
  world.publish('STARTED', { faults: [{ fault: 'reorder' }] })
  await world.clock.advance(30_000)
  expect(world.seen).toHaveLength(1)
  await world.clock.advance(30_000)
  expect(world.seen).toHaveLength(2)
})

test('reorder does not affect FINISHED', async () => {
  await using world = startWorld()
  world.publish('FINISHED', { faults: [{ fault: 'reorder' }] })
  await world.settled()
  expect(events(world)).toEqual(['FINISHED'])
  expect(fired(world)).toEqual([])
})

test('a manual redelivery ends the wait of a reordered STARTED, and FINISHED does not trigger it again', async () => {
  await using world = startWorld({ responses: [503, 200] })
  const {
    interactionId: id,
    deliveries: [delivery = 'dlv_'],
  } = world.publish('STARTED', { faults: [{ fault: 'reorder' }] })
  world.redeliver(delivery)
  await world.clock.advance(0)
  world.publish('FINISHED', { interaction: { id } })
  await world.clock.advance(4999)
  expect(events(world)).toEqual(['STARTED', 'FINISHED'])
  await world.clock.advance(1)
  expect(events(world)).toEqual(['STARTED', 'FINISHED', 'STARTED'])
})

test('a re-emission is the same event with another operationId', async () => {
  await using world = startWorld()
  const { eventId, deliveries } = world.publish('STARTED', { faults: [{ fault: 're-emit', after: '1h' }] })
  await world.clock.advance(3_599_999)
  expect(world.seen).toHaveLength(1)
  await world.clock.advance(1)
  const [first, again] = bodies(world)
  expect(again?.operationId).not.toBe(first?.operationId)
  expect(again?.data).toEqual(first?.data)
  expect(deliveries.map((id) => world.journal.delivery(id)?.eventId)).toEqual([eventId, eventId])
})

test('plan faults and attempt faults combine', async () => {
  await using world = startWorld()
  world.publish('STARTED', { faults: [{ fault: 'duplicate' }, { fault: 'unsigned', attempts: 1 }] })
  await world.settled()
  expect(world.seen.map(({ headers }) => headers.get('x-hub-signature'))).toEqual([null, null])
})

test('the same seed yields the same unique IDs under faults', async () => {
  const ids = async (): Promise<readonly string[]> => {
    await using world = startWorld()
    return world.publish('STARTED', {
      faults: [{ fault: 'duplicate', copies: 3 }, { fault: 're-emit' }, { fault: 're-emit' }],
    }).deliveries
  }
  const first = await ids()
  expect(await ids()).toEqual(first)
  expect(new Set(first).size).toBe(5)
})

test.for<[string, FaultInput, string, RegExp]>([
  ['no such fault', { fault: 'unsignd' }, 'FAULT_UNKNOWN', /did you mean "unsigned"/],
  ['attempts of what is owed', { fault: 'duplicate', attempts: 1 }, 'FAULT_PARAMETER_UNKNOWN', /use copies/],
  ['a parameter where there is none', { fault: 'drop', copies: 1 }, 'FAULT_PARAMETER_UNKNOWN', /has no parameters/],
  ['a number out of its range', { fault: 'duplicate', copies: 1 }, 'FAULT_PARAMETER_INVALID', /from 2 to 1000/],
  ['a parameter that is missing', { fault: 'hold-back' }, 'FAULT_PARAMETER_MISSING', /add for: /],
  ['a fault of the API', { fault: 'api-outage' }, 'FAULT_MISPLACED', /PUT \/_mock\/faults/],
])('%s is rejected, and nothing is published', async ([, fault, code, fix]) => {
  await using world = startWorld()
  expect(() => world.publish('STARTED', { faults: [fault] })).toThrow(
    expect.objectContaining({ code, fix: expect.stringMatching(fix) as string }) as Error,
  )
  expect(world.journal.entries().some(({ type }) => type === 'published')).toBe(false)
})

test('a redelivery creates no new deliveries', async () => {
  await using world = startWorld()
  const {
    deliveries: [id = 'dlv_'],
  } = world.publish('STARTED')
  await world.settled()
  expect(() => world.redeliver(id, [{ fault: 'duplicate' }])).toThrow(
    expect.objectContaining({ code: 'FAULT_MISPLACED' }) as Error,
  )
  world.redeliver(id, [{ fault: 'unsigned' }])
  await world.settled()
  expect(world.seen.map(({ headers }) => headers.has('x-hub-signature'))).toEqual([true, false])
})
