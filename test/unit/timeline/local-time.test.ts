import { afterEach, expect, test, vi } from 'vitest'
import { clockTime, localTick, shortTime, utcTime, zoneName } from '../../../src/timeline/local-time.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('times are in the local zone, across daylight saving changes', () => {
  vi.stubEnv('TZ', 'America/New_York')
  const winter = Date.UTC(2026, 0, 1, 17, 0, 5)
  const summer = Date.UTC(2026, 6, 1, 17, 0, 5)
  expect(clockTime(winter, winter)).toBe('12:00:05')
  expect(clockTime(summer, summer)).toBe('13:00:05')
  expect(localTick(Date.UTC(2026, 0, 2, 3, 0), 86_400_000)).toBe('Jan 1')
  expect(zoneName(Date.UTC(2026, 0, 1))).toBe('EST')
  expect(utcTime(Date.UTC(2026, 0, 1, 17, 0, 5))).toBe('2026-01-01 17:00:05.000 UTC')
})

test('a time on another local day has its date', () => {
  vi.stubEnv('TZ', 'America/New_York')
  const today = Date.UTC(2026, 10, 22, 17)
  const lastOfYesterday = Date.UTC(2026, 10, 22, 4, 59, 59)
  expect(clockTime(lastOfYesterday + 1000, today)).toBe('00:00:00')
  expect(clockTime(lastOfYesterday, today)).toBe('Nov 21 23:59:59')
  expect([shortTime(today, today), shortTime(lastOfYesterday, today)]).toEqual(['12:00:00', 'Nov 21 23:59'])
})

test('among hourly ticks, midnight is written as the date', () => {
  vi.stubEnv('TZ', 'UTC')
  const midnight = Date.UTC(2026, 0, 2)
  expect([-3_600_000, 0, 3_600_000].map((ms) => localTick(midnight + ms, 3_600_000))).toEqual([
    '23:00',
    'Jan 2',
    '01:00',
  ])
})
