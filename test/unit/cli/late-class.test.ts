import { expect, test } from 'vitest'
import { lateClass } from '../../../src/cli/late-class.ts'

class Costly {
  static readonly made = 'a static member'
  readonly #secret: string
  constructor(secret: string) {
    this.#secret = secret
  }
  get secret(): string {
    return this.#secret
  }
}

const startWorld = () => {
  const world = { loads: 0 }
  const Late = lateClass('Costly', () => {
    world.loads += 1
    return Costly
  })
  return { world, Late }
}

test('loads nothing when a class is referenced, extended, or compared with plain values', () => {
  const { world, Late } = startWorld()
  class More extends Late {}
  const light = Object.create(More.prototype) as unknown
  expect([Late.name, More.name]).toEqual(['Costly', 'More'])
  expect([{}, null, undefined, 'text', Object.create(null)].map((one: unknown) => one instanceof Late)).toEqual(
    Array.from({ length: 5 }, () => false),
  )
  expect([light instanceof Late, light instanceof More]).toEqual([true, true])
  expect(world.loads).toBe(0)
})

test.each<[string, (late: typeof Costly) => unknown, unknown]>([
  ['an object of it is made', (Late) => new Late('s').secret, 's'],
  ['an object of a class that extends it is made', (Late) => new (class extends Late {})('s').secret, 's'],
  ['a static member is read', (Late) => Late.made, 'a static member'],
  ['instanceof is asked about an object of the class itself', (Late) => new Costly('s') instanceof Late, true],
  ['instanceof is asked about an object of another class', (Late) => new Map() instanceof Late, false],
])('loads the class once when %s', (_, use, expected) => {
  const { world, Late } = startWorld()
  expect([use(Late), use(Late)]).toEqual([expected, expected])
  expect(world.loads).toBe(1)
})

test('is identical to the class once it is loaded', () => {
  const { Late } = startWorld()
  class More extends Late {}
  const early = Object.create(More.prototype) as unknown
  const [late, more, own] = [new Late('a'), new More('b'), new Costly('c')]
  for (const one of [early, late, more, own]) expect([one instanceof Late, one instanceof Costly]).toEqual([true, true])
  expect([late instanceof More, more instanceof More, more.secret]).toEqual([false, true, 'b'])
})
