import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextColumn } from '../../../src/kit/text-column.ts'

const ROOM = 8

test('returns every text as it was set, whatever its length and characters', () => {
  const text = fc.oneof(fc.uuid(), fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 40 }))
  const step = fc.tuple(fc.nat(ROOM - 1), fc.option(text))
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const column = new TextColumn(ROOM)
      const copied = new TextColumn(ROOM)
      const plain = new Array<string | undefined>(ROOM).fill(undefined)
      for (const [index, one] of steps) {
        if (one === null) column.delete(index)
        else column.set(index, one)
        plain[index] = one ?? undefined
        copied.copy(ROOM - 1 - index, column, index)
      }
      expect(plain.map((_, index) => column.get(index))).toEqual(plain)
      expect(plain.map((_, index) => copied.get(ROOM - 1 - index))).toEqual(plain)
    }),
  )
})
