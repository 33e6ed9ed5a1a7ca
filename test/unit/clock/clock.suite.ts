import { expect, test } from 'vitest'
import { MockClock } from '../../../src/clock/mock-clock.ts'
import type { ClockMode } from '../../../src/clock/clock.ts'

const until = (condition: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (condition()) resolve()
      else setImmediate(look)
    }
    look()
  })

/** What every mode of the clock keeps to. `move` brings its time past the given span. */
export const clockSuite = (mode: ClockMode, move: (clock: MockClock, ms: number) => Promise<void>): void => {
  const make = (): MockClock => new MockClock({ mode, startAt: 1000 })

  test(`${mode}: runs the earliest wake-up first, and the oldest of simultaneous ones`, async () => {
    const clock = make()
    const woken: string[] = []
    const start = clock.now()
    clock.schedule(start + 8, () => woken.push('late'))
    clock.schedule(start + 2, () => woken.push('first'))
    clock.schedule(start + 2, () => woken.push('second'))
    await move(clock, 10)
    await until(() => woken.length === 3)
    expect(woken).toEqual(['first', 'second', 'late'])
    clock.close()
  })

  test(`${mode}: runs overdue wake-ups as soon as possible`, async () => {
    const clock = make()
    let woken = false
    clock.schedule(clock.now() - 5, () => (woken = true))
    await until(() => woken)
    clock.close()
  })

  test(`${mode}: never runs a canceled wake-up`, async () => {
    const clock = make()
    const woken: string[] = []
    const start = clock.now()
    clock.schedule(start + 1, () => woken.push('kept'))
    clock.schedule(start + 1, () => woken.push('canceled')).cancel()
    clock.schedule(start + 2, () => woken.push('last'))
    await move(clock, 5)
    await until(() => woken.includes('last'))
    expect(woken).toEqual(['kept', 'last'])
    clock.close()
  })

  test(`${mode}: never shows a wake-up a time before its due time`, async () => {
    const clock = make()
    const dueAt = clock.now() + 3
    let wokenAt = 0
    clock.schedule(dueAt, () => (wokenAt = clock.now()))
    await move(clock, 5)
    await until(() => wokenAt > 0)
    expect(wokenAt).toBeGreaterThanOrEqual(dueAt)
    clock.close()
  })
}
