import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DueHeap, type HeapItem } from '../../../src/clock/heap.ts'

interface Item extends HeapItem {
  readonly name: string
}
const item = (name: string, key: number): Item => ({ name, key, order: 0, index: -1 })
const drain = (heap: DueHeap<Item>): string[] => {
  const names: string[] = []
  for (let next = heap.pop(); next; next = heap.pop()) names.push(next.name)
  return names
}

test('returns the earliest item first, and the oldest of equals', () => {
  const heap = new DueHeap<Item>()
  for (const [name, key] of [
    ['c', 30],
    ['a1', 10],
    ['b', 20],
    ['a2', 10],
  ] as const)
    heap.push(item(name, key))
  expect(drain(heap)).toEqual(['a1', 'a2', 'b', 'c'])
})

test('removes any item, once', () => {
  const heap = new DueHeap<Item>()
  const [a, b, c] = [item('a', 1), item('b', 2), item('c', 3)]
  for (const one of [c, b, a]) heap.push(one)
  expect([heap.remove(b), heap.remove(b)]).toEqual([true, false])
  expect(drain(heap)).toEqual(['a', 'c'])
})

test('has the order of a stable sort, whatever is added and removed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { maxLength: 60 }), (moves) => {
      const heap = new DueHeap<Item>()
      const items = moves.map(([key], index) => item(String(index), key))
      for (const one of items) heap.push(one)
      const kept = items.filter((one, index) => !(moves[index]?.[1] === true && heap.remove(one)))
      expect(drain(heap)).toEqual([...kept].sort((x, y) => x.key - y.key).map(({ name }) => name))
    }),
  )
})
