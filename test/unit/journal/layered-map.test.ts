import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LayeredMap } from '../../../src/journal/layered-map.ts'

/** Runs the same steps on both; answers whether they agreed all along. */
const agree = (steps: Iterable<readonly ['set' | 'delete', number, number]>): boolean => {
  const layered = new LayeredMap<number, number>()
  const plain = new Map<number, number>()
  for (const [does, key, value] of steps) {
    if (does === 'set') {
      layered.set(key, value)
      plain.set(key, value)
    } else if (layered.delete(key) !== plain.delete(key)) return false
    if (layered.get(key) !== plain.get(key)) return false
  }
  const [ours, theirs] = [[...layered.values()], [...plain.values()]]
  layered.clear()
  return (
    ours.length === theirs.length &&
    ours.every((value, index) => value === theirs[index]) &&
    [...layered.values()].length === 0
  )
}

test('a layered map behaves like a Map', () => {
  const step = fc.tuple(fc.constantFrom('set' as const, 'set' as const, 'delete' as const), fc.nat(50), fc.nat())
  fc.assert(fc.property(fc.array(step, { maxLength: 200 }), agree), { numRuns: 50 })
})

test('it behaves like a Map over several layers, even when old ones are emptied and known keys are set again', () => {
  const steps = function* () {
    for (let key = 0; key < 100_000; key++) yield ['set', key, key] as const
    for (let key = 0; key < 70_000; key += key < 40_000 ? 1 : 3) yield ['delete', key, 0] as const
    for (let key = 0; key < 100_000; key += 7) yield ['set', key, -key] as const
  }
  expect(agree(steps())).toBe(true)
})

test('it can be reused after clearing', () => {
  const layered = new LayeredMap<string, number>()
  layered.set('a', 1)
  layered.clear()
  layered.set('b', 2)
  expect([layered.get('a'), layered.get('b'), ...layered.values()]).toEqual([undefined, 2, 2])
})
