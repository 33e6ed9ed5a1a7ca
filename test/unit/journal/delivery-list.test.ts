import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeliveryList } from '../../../src/journal/delivery-list.ts'
import type { DeliveryId } from '../../../src/journal/delivery.ts'
import type { KeptDelivery } from '../../../src/journal/kept-delivery.ts'

const idOf = (serial: number): DeliveryId => `dlv_${String(serial)}`

/** Only what the list looks at. */
const deliveryOf = (serial: number): KeptDelivery => ({ serial, id: idOf(serial) }) as KeptDelivery

type Step = readonly ['add' | 'remove' | 'find', number]

/** Runs the same steps on the list and on a Map; returns whether they agreed all along. */
const agree = (steps: Iterable<Step>): boolean => {
  const list = new DeliveryList()
  const plain = new Map<DeliveryId, KeptDelivery>()
  let newest = 0
  for (const [does, which] of steps) {
    if (does === 'add') {
      const delivery = deliveryOf(++newest)
      list.add(delivery)
      plain.set(delivery.id, delivery)
      continue
    }
    const serial = newest === 0 ? 0 : (which % newest) + 1
    if (does === 'find' && list.get(idOf(serial)) !== plain.get(idOf(serial))) return false
    const known = plain.get(idOf(serial))
    if (does !== 'remove' || !known) continue
    list.remove(known)
    plain.delete(known.id)
  }
  const [ours, theirs] = [[...list.values()], [...plain.values()]]
  return ours.length === theirs.length && ours.every((delivery, index) => delivery === theirs[index])
}

test('a list of deliveries behaves like a Map, however adding, removing and looking up follow one another', () => {
  const step = fc.tuple(fc.constantFrom('add' as const, 'add' as const, 'remove' as const, 'find' as const), fc.nat())
  fc.assert(fc.property(fc.array(step, { maxLength: 2000 }), agree), { numRuns: 50 })
})

test('it behaves like a Map when tens of thousands are added before the first is looked up', () => {
  const steps = function* (): Generator<Step> {
    for (let i = 0; i < 50_000; i++) yield ['add', 0]
    for (let i = 0; i < 40_000; i += i < 30_000 ? 1 : 3) yield ['remove', i]
    for (let i = 0; i < 50_000; i += 7) yield ['find', i]
    for (let i = 0; i < 20_000; i++) yield ['add', 0]
    for (let i = 30_000; i < 70_000; i += 5) yield ['remove', i]
    for (let i = 0; i < 70_000; i += 11) yield ['find', i]
  }
  expect(agree(steps())).toBe(true)
})

test('adding a delivery twice keeps it once, and it can be reused after clearing', () => {
  const list = new DeliveryList()
  const [first, second] = [deliveryOf(1), deliveryOf(2)]
  list.add(first)
  list.add(first)
  expect([...list.values()]).toEqual([first])
  list.clear()
  expect(list.get(first.id)).toBeUndefined()
  list.add(second)
  expect([list.get(second.id), ...list.values()]).toEqual([second, second])
  list.remove(second)
  expect([list.get(second.id), ...list.values()]).toEqual([undefined])
})
