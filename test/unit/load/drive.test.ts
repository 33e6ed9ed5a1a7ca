import { expect, test } from 'vitest'
import { oneBurst, planArrivals } from '../../../src/load/arrivals.ts'
import { drive } from '../../../src/load/drive.ts'
import { summarize } from '../../../src/load/summary.ts'
import { Tally } from '../../../src/load/tally.ts'
import { startWorld } from '../../support/world.ts'

/** A timer whose time passes only when something waits for it, and then `slack` ms more than was asked for. */
const steppingTimer = (slack = 0) => {
  let now = 1000
  const timer = {
    now: () => now,
    after: (ms: number, expire: () => void) => {
      queueMicrotask(() => {
        now += ms + slack
        expire()
      })
      return { dueAt: 0, order: 0, index: -1, expire }
    },
    pass: (ms: number) => (now += ms),
  }
  return timer
}
const NO_LIMITS = { maxP99Ms: undefined, maxFailed: undefined }
const summaryOf = (tally: Tally, planned: number, limits: Parameters<typeof summarize>[1]['limits'] = NO_LIMITS) =>
  summarize(tally, { target: 'http://receiver.test/', planned, ms: 1000, interrupted: false, concurrency: 50, limits })

test('publishes every arrival without waiting for responses', async () => {
  let release: (status: number) => void = () => undefined
  const held = new Promise<number>((resolve) => (release = resolve))
  await using world = startWorld({ responses: [held] })
  const timer = steppingTimer()
  const tally = new Tally(timer.now)
  world.journal.watch((entry) => {
    tally.read(entry)
  })
  await drive({
    core: world,
    arrivals: planArrivals({ from: 10, to: 10, durationMs: 3000, burst: 1 }),
    tally,
    timer,
    signal: new AbortController().signal,
  })
  expect(tally).toMatchObject({ sent: 30, attempts: 0, outstanding: 30, mostInFlight: 30, late: 0 })
  timer.pass(100)
  release(200)
  await world.settled()
  expect(tally).toMatchObject({ attempts: 30, accepted: 30, outstanding: 0, failed: 0 })
  // The first was due 2900 ms before the last, and all were answered 100 ms after that.
  expect(Math.round(tally.latencies.maxMs)).toBeCloseTo(3000, -1)
  expect(tally.latencies.percentile(50)).toBeGreaterThan(1400)
})

test('measures from the moment an arrival was due, and reports that the sender was late', async () => {
  await using world = startWorld()
  const timer = steppingTimer(500)
  const tally = new Tally(timer.now)
  world.journal.watch((entry) => {
    tally.read(entry)
  })
  await drive({
    core: world,
    arrivals: planArrivals({ from: 10, to: 10, durationMs: 3000, burst: 1 }),
    tally,
    timer,
    signal: new AbortController().signal,
  })
  await world.settled()
  const { late, latencyMs } = summaryOf(tally, 30)
  expect(late.count).toBeGreaterThan(20)
  expect(late.maxMs).toBeGreaterThanOrEqual(400)
  expect(latencyMs.max).toBeGreaterThanOrEqual(400)
})

test('drops and counts arrivals once too many are waiting, to limit memory', async () => {
  let release: (status: number) => void = () => undefined
  await using world = startWorld({ responses: [new Promise<number>((resolve) => (release = resolve))] })
  const tally = new Tally(() => 0)
  world.journal.watch((entry) => {
    tally.read(entry)
  })
  await drive({
    core: world,
    arrivals: oneBurst(100),
    tally,
    timer: steppingTimer(),
    signal: new AbortController().signal,
    mostOutstanding: 40,
  })
  expect(tally).toMatchObject({ sent: 40, dropped: 60, outstanding: 40, failed: 100 })
  release(200)
})

test('an interrupted load publishes nothing more', async () => {
  await using world = startWorld()
  const stop = new AbortController()
  const tally = new Tally(() => 0)
  world.journal.watch((entry) => {
    tally.read(entry)
    if (tally.sent === 5) stop.abort()
  })
  await drive({ core: world, arrivals: oneBurst(100), tally, timer: steppingTimer(), signal: stop.signal })
  expect(tally.sent).toBe(5)
})

test('sums up outcomes by status, and names the exceeded limits', async () => {
  await using world = startWorld({ responses: [200, 503, 503, 429, 200], retry: { policy: 'none' } })
  const tally = new Tally(() => 0)
  world.journal.watch((entry) => {
    tally.read(entry)
  })
  for (let i = 0; i < 5; i++) {
    tally.arrives(-20)
    world.publish('STARTED')
    await world.settled()
  }
  expect(summaryOf(tally, 5)).toMatchObject({
    accepted: 2,
    failed: 3,
    exitCode: 0,
    broken: [],
    outcomes: [
      { outcome: 'accepted 200', count: 2 },
      { outcome: 'rejected 503', count: 2 },
      { outcome: 'rejected 429', count: 1 },
    ],
    histogram: [{ fromMs: 10, toMs: 20, count: 5 }],
  })
  expect(summaryOf(tally, 5, { maxP99Ms: 10, maxFailed: { ratio: 0.5 } })).toMatchObject({
    exitCode: 1,
    broken: [expect.stringMatching(/^p99 is 20/), '3 of 5 failed (at most 50 %)'],
  })
  expect(summaryOf(tally, 5, { maxP99Ms: 21, maxFailed: { count: 3 } })).toMatchObject({ exitCode: 0, broken: [] })
})
