import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeliveryList } from '../../../src/journal/delivery-list.ts'
import type { DeliveryId } from '../../../src/journal/delivery.ts'
import type { DeliveryPacker, KeptDelivery } from '../../../src/journal/kept-delivery.ts'

const idOf = (serial: number): DeliveryId => `dlv_${String(serial)}`

/** Only what the list looks at. */
const deliveryOf = (serial: number): KeptDelivery => ({ serial, id: idOf(serial) }) as KeptDelivery

/** Keeps what it packs as it is, and counts it. */
const createPacker = (): DeliveryPacker & { readonly packed: ReadonlyMap<number, KeptDelivery> } => {
  const packed = new Map<number, KeptDelivery>()
  let places = 0
  const at = (place: number): KeptDelivery => {
    const delivery = packed.get(place)
    if (!delivery) throw new RangeError(`nothing at ${String(place)}`)
    return delivery
  }
  return {
    packed,
    pack(delivery) {
      packed.set(++places, delivery)
      return places
    },
    idOf: (place) => at(place).id,
    unpack(place) {
      const { id } = at(place)
      packed.delete(place)
      return { serial: 0, id } as KeptDelivery
    },
    discard(place) {
      const { serial } = at(place)
      packed.delete(place)
      return serial
    },
  }
}

type Step = readonly ['add' | 'remove' | 'find' | 'pack' | 'discard', number]

/** Runs the same steps on the list and on a Map; returns whether they agreed all along. */
const agree = (steps: Iterable<Step>): boolean => {
  const packer = createPacker()
  const list = new DeliveryList(packer)
  const plain = new Map<DeliveryId, number>()
  const read = new Set<number>()
  const isSame = (delivery: KeptDelivery | undefined, id: DeliveryId): boolean =>
    delivery?.serial === plain.get(id) && (delivery === undefined || delivery.id === id)
  let newest = 0
  for (const [does, which] of steps) {
    if (does === 'add') {
      const delivery = deliveryOf(++newest)
      list.add(delivery)
      plain.set(delivery.id, newest)
      continue
    }
    const serial = newest === 0 ? 0 : (which % newest) + 1
    const id = idOf(serial)
    const known = plain.has(id)
    if (does === 'find' && !isSame(list.get(id), id)) return false
    if (does === 'find') read.add(serial)
    if (does === 'pack') {
      const delivery = list.at(serial)
      if (delivery && list.pack(delivery) === read.has(serial)) return false
    }
    if (does === 'discard' && list.discard(serial) !== undefined) plain.delete(id)
    if (does !== 'remove' || !known) continue
    const removed = list.at(serial)
    if (!removed) return false
    list.remove(removed)
    plain.delete(id)
  }
  const ours = [...list.values()]
  return (
    packer.packed.size === 0 &&
    ours.length === plain.size &&
    [...plain].every(([id, serial], index) => ours[index]?.id === id && ours[index].serial === serial)
  )
}

test('a list of deliveries behaves like a Map, however adding, removing and looking up follow one another', () => {
  const does = ['add', 'add', 'remove', 'find', 'pack', 'pack', 'discard'] as const
  const step = fc.tuple(fc.constantFrom(...does), fc.nat())
  fc.assert(fc.property(fc.array(step, { maxLength: 2000 }), agree), { numRuns: 50 })
})

test('it behaves like a Map when tens of thousands are added before the first is looked up', () => {
  const steps = function* (): Generator<Step> {
    for (let i = 0; i < 50_000; i++) yield ['add', 0]
    for (let i = 0; i < 50_000; i += 2) yield ['pack', i]
    for (let i = 0; i < 40_000; i += i < 30_000 ? 1 : 3) yield [i % 4 === 0 ? 'discard' : 'remove', i]
    for (let i = 0; i < 50_000; i += 7) yield ['find', i]
    for (let i = 0; i < 20_000; i++) yield ['add', 0]
    for (let i = 30_000; i < 70_000; i += 5) yield ['remove', i]
    for (let i = 0; i < 70_000; i += 11) yield ['find', i]
  }
  expect(agree(steps())).toBe(true)
})

test('a delivery that was read is not packed, and one that was packed is recreated once', () => {
  const packer = createPacker()
  const list = new DeliveryList(packer)
  const [first, second] = [deliveryOf(1), deliveryOf(2)]
  list.add(first)
  list.add(second)
  expect(list.get(first.id)).toBe(first)
  expect([list.pack(first), list.pack(second)]).toEqual([false, true])
  expect([...packer.packed.values()]).toEqual([second])
  const recreated = list.get(second.id)
  expect(recreated).toMatchObject({ serial: 2, id: second.id })
  expect(list.get(second.id)).toBe(recreated)
  expect([...list.values()]).toEqual([first, recreated])
})

test('a delivery that is added after all were read is packed', () => {
  const list = new DeliveryList(createPacker())
  const [first, second] = [deliveryOf(1), deliveryOf(2)]
  list.add(first)
  expect([...list.values()]).toEqual([first])
  list.add(second)
  expect([list.pack(first), list.pack(second)]).toEqual([false, true])
  expect([...list.unpacked()]).toEqual([first])
})

test('clearing takes the serials from the deliveries, and discards those that are packed', () => {
  const packer = createPacker()
  const list = new DeliveryList(packer)
  const [first, second] = [deliveryOf(1), deliveryOf(2)]
  list.add(first)
  list.add(second)
  list.pack(second)
  list.clear()
  expect([first.serial, packer.packed.size, [...list.values()].length]).toEqual([0, 0, 0])
})

test('adding a delivery twice keeps it once, and it can be reused after clearing', () => {
  const list = new DeliveryList(createPacker())
  const [first, second] = [deliveryOf(1), deliveryOf(2)]
  list.add(first)
  list.add(first)
  expect([...list.values()]).toEqual([first])
  list.clear()
  expect(list.get(idOf(1))).toBeUndefined()
  list.add(second)
  expect([list.get(second.id), ...list.values()]).toEqual([second, second])
  list.remove(second)
  expect([list.get(second.id), ...list.values()]).toEqual([undefined])
})
