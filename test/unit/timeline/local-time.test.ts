import { afterEach, expect, test, vi } from 'vitest'
import { clockTime, localTick, utcTime, zoneName } from '../../../src/timeline/local-time.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('times are written in the zone of the machine, across the change of its clocks', () => {
  vi.stubEnv('TZ', 'America/New_York')
  expect(clockTime(Date.UTC(2026, 0, 1, 17, 0, 5))).toBe('12:00:05')
  expect(clockTime(Date.UTC(2026, 6, 1, 17, 0, 5))).toBe('13:00:05')
  expect(localTick(Date.UTC(2026, 0, 2, 3, 0), 86_400_000)).toBe('01-01')
  expect(zoneName(Date.UTC(2026, 0, 1))).toBe('EST')
  expect(utcTime(Date.UTC(2026, 0, 1, 17, 0, 5))).toBe('2026-01-01 17:00:05.000 UTC')
})
