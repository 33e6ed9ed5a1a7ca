import { expect, test } from 'vitest'
import { collectBuffers } from '../../../src/cli/collect-earlier.ts'

const startWorld = () => {
  const looks: (() => void)[] = []
  const world = { bytes: 10_000_000, collections: 0, looks, happens: (): void => undefined }
  collectBuffers((callback) => (world.happens = callback), {
    bufferBytes: () => world.bytes,
    collect: () => {
      world.collections += 1
      world.bytes -= 3_000_000
    },
    later: (callback) => void looks.push(callback),
  })
  return world
}

test('collects young buffers each time they have grown by 4 MiB', () => {
  const world = startWorld()
  for (let i = 0; i < 20; i++) {
    world.bytes += 1_000_000
    world.happens()
    world.looks.shift()?.()
  }
  // Each time 5 MB have come and 3 MB have gone.
  expect(world.collections).toBe(4)
})

test('collects nothing while buffers come and go', () => {
  const world = startWorld()
  for (let i = 0; i < 100; i++) {
    world.bytes = i % 2 === 0 ? 14_000_000 : 11_000_000
    world.happens()
    world.looks.shift()?.()
  }
  expect(world.collections).toBe(0)
})

test('checks once per burst of work, and not at all when idle', () => {
  const world = startWorld()
  expect(world.looks).toHaveLength(0)
  for (let i = 0; i < 1000; i++) world.happens()
  expect(world.looks).toHaveLength(1)
  world.looks.shift()?.()
  expect(world.looks).toHaveLength(0)
})
