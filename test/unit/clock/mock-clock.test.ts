import { expect, test } from 'vitest'
import { MockClock } from '../../../src/clock/mock-clock.ts'
import { clockSuite } from './clock.suite.ts'

const byItself = (): Promise<void> => Promise.resolve()
clockSuite('real', byItself)
clockSuite('x100', byItself)
clockSuite('auto', byItself)
clockSuite('manual', (clock, ms) => clock.advance(ms))

test('a manual clock stands still until it is advanced', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 0 })
  clock.schedule(3_600_000, () => undefined)
  expect(clock.now()).toBe(0)
  await clock.advance(3_599_999)
  expect([clock.now(), clock.nextDue()]).toEqual([3_599_999, 3_600_000])
  clock.close()
})

test('advancing waits for the work that a wake-up started', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 0 })
  const seen: string[] = []
  clock.schedule(10, () => {
    const release = clock.hold()
    setImmediate(() => {
      seen.push(`work ended at ${String(clock.now())}`)
      clock.schedule(clock.now() + 5, () => seen.push(`woken at ${String(clock.now())}`))
      release()
    })
  })
  await clock.advance(100)
  expect(seen).toEqual(['work ended at 10', 'woken at 15'])
  expect(clock.now()).toBe(100)
  clock.close()
})

test('an auto clock jumps an hour as soon as nothing is in flight, and not before', async () => {
  const clock = new MockClock({ mode: 'auto', startAt: 0 })
  const release = clock.hold()
  const woken = new Promise<number>((resolve) => clock.schedule(3_600_000, () => resolve(clock.now())))
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(clock.now()).toBe(0)
  release()
  expect(await woken).toBe(3_600_000)
  clock.close()
})

test('advancing to the next wake-up stops exactly there, and reports when there is none', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 0 })
  clock.schedule(700, () => undefined)
  expect([await clock.advanceToNext(), clock.now()]).toEqual([true, 700])
  expect(await clock.advanceToNext()).toBe(false)
  clock.close()
})

test('concurrent advances add up, and each resolves once its own time is reached', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 0 })
  for (const at of [1500, 2500, 9000]) clock.schedule(at, () => undefined)
  const reached = (move: Promise<unknown>) => move.then(() => clock.now())
  const moves = [
    reached(clock.advance(1000)),
    reached(clock.advance(1000)),
    reached(clock.advanceToNext()),
    reached(clock.advanceToNext()),
  ]
  expect(await Promise.all(moves)).toEqual([1000, 2000, 2500, 9000])
  clock.close()
})

test('a failed advance does not block the next one', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 0 })
  const failing = clock.advance(-1)
  const next = clock.advance(1000)
  await expect(failing).rejects.toMatchObject({ code: 'DURATION_INVALID' })
  await next
  expect(clock.now()).toBe(1000)
  clock.close()
})

test('a clock that has started to run rejects an advance', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 0 })
  const release = clock.hold()
  const first = clock.advance(1000)
  const second = clock.advance(1000)
  void first.then(() => clock.setMode('real'))
  release()
  await expect(second).rejects.toMatchObject({ code: 'CLOCK_NOT_VIRTUAL' })
  clock.close()
})

test('time continues from where it was when the mode changes', async () => {
  const clock = new MockClock({ mode: 'manual', startAt: 5000 })
  await clock.advance(1000)
  clock.setMode('real')
  expect(clock.now()).toBeGreaterThanOrEqual(6000)
  expect(clock.now()).toBeLessThan(60_000)
  clock.close()
})

test('a running clock cannot be advanced by hand, and the error includes a fix', async () => {
  const clock = new MockClock({ mode: 'real', startAt: 0 })
  await expect(clock.advance(1)).rejects.toMatchObject({
    code: 'CLOCK_NOT_VIRTUAL',
    fix: expect.stringContaining('--clock manual') as string,
  })
  clock.close()
})

test.each(['x0', 'x-1', 'fast', 'x', 'xNaN'])('rejects the mode %s', (mode) => {
  expect(() => new MockClock({ mode: mode as 'real', startAt: 0 })).toThrowError(
    expect.objectContaining({ code: 'CLOCK_MODE_INVALID' }) as Error,
  )
})

test('keeps delays longer than a platform timer can', () => {
  const clock = new MockClock({ mode: 'real', startAt: 0 })
  let woken = false
  clock.schedule(clock.now() + 2 ** 33, () => (woken = true))
  expect([woken, clock.nextDue() !== undefined]).toEqual([false, true])
  clock.close()
})
