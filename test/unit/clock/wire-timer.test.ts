import { afterEach, expect, test } from 'vitest'
import { wakefulStopwatch } from '../../../src/clock/standstill.ts'
import { WireTimer } from '../../../src/clock/wire-timer.ts'

const timer = new WireTimer()

afterEach(() => {
  timer.close()
})

/** Holds this process up: nothing else runs in it meanwhile. */
const block = (ms: number): void => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const passed = (begin: (ms: number, expire: () => void) => unknown, ms: number): Promise<void> =>
  new Promise((resolve) => void begin(ms, resolve))

test('a pause ends on time, however long the process stalled', async () => {
  const since = performance.now()
  const over = passed((ms, expire) => timer.after(ms, expire), 500)
  block(600)
  await over
  expect(performance.now() - since).toBeGreaterThanOrEqual(500)
})

test('a limit does not count time in which the process stalled', async () => {
  const since = performance.now()
  const over = passed((ms, expire) => timer.limit(ms, expire), 500)
  block(600)
  await over
  expect(performance.now() - since).toBeGreaterThanOrEqual(1000)
})

test('a limit that starts after a stall is not delayed by it', async () => {
  const before = timer.limit(60_000, () => undefined)
  await new Promise(setImmediate)
  block(600)
  const after = timer.limit(60_000, () => undefined)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(timer.stalledMs(before)).toBeGreaterThan(500)
  expect(timer.stalledMs(after)).toBeLessThanOrEqual(timer.stalledMs(before) - 500)
})

test('a limit that is canceled as it lapses never expires', async () => {
  const expired: string[] = []
  const limits = ['first', 'second'].map((name) => timer.limit(1, () => expired.push(name)))
  await new Promise<void>((resolve) => {
    timer.after(1, () => {
      for (const limit of limits) timer.callOff(limit)
      setImmediate(() => setImmediate(resolve))
    })
    // All three are due when the event loop turns next.
    block(5)
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(expired).toEqual([])
})

test('a limit expires only after the event loop has read its sockets once more', async () => {
  const order: string[] = []
  await new Promise<void>((resolve) => {
    // Immediates run after the sockets have been read: this one is asked for when both timers are due.
    timer.after(10, () => setImmediate(() => order.push('sockets read')))
    timer.limit(11, () => {
      order.push('expired')
      resolve()
    })
    block(20)
  })
  expect(order).toEqual(['sockets read', 'expired'])
})

test('a stopwatch of process time does not count a stall', async () => {
  const elapsed = wakefulStopwatch()
  await new Promise(setImmediate)
  block(800)
  expect(elapsed()).toBeLessThan(400)
})

test('hurrying ends every pause, including later ones, and no limit', async () => {
  const hurried = new WireTimer()
  const over = passed((ms, expire) => hurried.after(ms, expire), 3_600_000)
  let isExpired = false
  const limit = hurried.limit(3_600_000, () => (isExpired = true))
  hurried.hurry()
  await over
  await passed((ms, expire) => hurried.after(ms, expire), 3_600_000)
  expect([hurried.isHurried, isExpired, limit.over]).toEqual([true, false, false])
  hurried.close()
})
