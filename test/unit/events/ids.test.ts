import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idsOfNumber, SEEDED_IDS } from '../../../src/events/ids.ts'
import type { MockEvent } from '../../../src/events/event.ts'
import { EVENT_NAMES } from '../../../src/events/catalogue.ts'
import { derive } from '../../../src/events/random.ts'
import { createEventFactory } from '../../../src/events/event-factory.ts'

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const number = fc.integer({ min: 1, max: 0xffff_ffff })

/** Every event that there is, of one interaction. */
const story = (seed: number, ids = SEEDED_IDS): readonly MockEvent[] => {
  const factory = createEventFactory({ seed, ids })
  const { id } = factory.begin(undefined, 0)
  return EVENT_NAMES.map((name, at) => factory.make(name, { at, interaction: { id } }))
}

test('a replacement ID leads back to the original, and is a UUID of the same version', () => {
  fc.assert(
    fc.property(number, fc.integer(), (ids, seed) => {
      const taken = idsOfNumber(ids)
      const own = derive(seed, 'id').uuid()
      const fresh = taken.over(derive(seed, 'id')).uuid()
      expect(fresh).toMatch(UUIDS)
      expect(fresh).not.toBe(own)
      expect(taken.seeded(fresh)).toBe(own)
    }),
  )
})

test('other texts are not IDs', () => {
  for (const text of ['', 'plain', '00000000-0000-0000-0000-000000000000', '{8e09e19f-b8ba-4db0-b6e7-dfc8a7776176}'])
    expect(idsOfNumber(7).seeded(text)).toBe(text)
})

test('a seed yields the same events in the same shapes with unique IDs', () => {
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0 }), (one, other, seed) => {
      fc.pre(one !== other)
      const [own, first, second] = [story(seed), story(seed, idsOfNumber(one)), story(seed, idsOfNumber(other))].map(
        (events) => JSON.stringify(events),
      )
      const shape = (text = ''): string => text.replaceAll(UUIDS, 'id')
      expect([shape(first) === shape(own), shape(second) === shape(own)]).toEqual([true, true])
      const ids = (text = ''): Set<string> => new Set(text.match(UUIDS))
      expect([...ids(first)].filter((id) => ids(own).has(id) || ids(second).has(id))).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('the number 0 means the IDs of the seed', () => {
  expect(story(7, idsOfNumber(0))).toEqual(story(7))
})
