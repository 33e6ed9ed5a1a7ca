import { afterEach, expect, test, vi } from 'vitest'
import { MockClock } from '../../../src/clock/mock-clock.ts'
import { monotonicMs } from '../../../src/clock/real.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('continues without a jump when fake timers are installed, moved and removed', () => {
  const real = monotonicMs()
  vi.useFakeTimers()
  const faked = monotonicMs()
  vi.advanceTimersByTime(5000)
  const moved = monotonicMs()
  vi.useRealTimers()
  const restored = monotonicMs()
  expect(faked - real).toBeGreaterThanOrEqual(0)
  expect(moved - faked).toBeCloseTo(5000)
  expect(restored - moved).toBeGreaterThanOrEqual(0)
})

test('keeps the time of a real clock when fake timers are installed', () => {
  const clock = new MockClock({ mode: 'real', startAt: 0 })
  const before = clock.now()
  vi.useFakeTimers()
  expect(clock.now()).toBeGreaterThanOrEqual(before)
  clock.close()
})
