import { monotonicMs } from './real.ts'

/** Interval between checks of the event loop, in milliseconds. */
const EVERY_MS = 20

/** Lateness of a tick in milliseconds that is normal under load and does not count as a stall. */
const ORDINARY_MS = 30

/** How much longer than requested the event loop is watched, in milliseconds. */
const LINGER_MS = 1000

/**
 * Measures time in which this process was stalled: its event loop was blocked, or it got no CPU time. Compares a
 * ticking timer with real time. The timer does not keep the process alive, and stops after the time that `watch`
 * requested.
 */
export class Standstill {
  #total = 0
  #lastTick = 0
  #neededUntil = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** Watches the event loop for at least `forMs` milliseconds. */
  watch(forMs: number, now = monotonicMs()): void {
    const until = now + forMs + LINGER_MS
    if (until > this.#neededUntil) this.#neededUntil = until
    if (this.#timer) return
    this.#lastTick = now
    this.#timer = setInterval(() => this.#tick(), EVERY_MS)
    this.#timer.unref()
  }

  /**
   * Returns the total stalled time in milliseconds while watched, including a stall that has just ended. Never
   * decreases.
   */
  total(now = monotonicMs()): number {
    return this.#timer ? this.#total + late(now - this.#lastTick) : this.#total
  }

  #tick(): void {
    const now = monotonicMs()
    this.#total += late(now - this.#lastTick)
    this.#lastTick = now
    if (now < this.#neededUntil) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}

/**
 * Returns the full delay of a tick that counts as a stall, otherwise 0: a busy event loop delays every tick a little, a
 * stall one tick a lot.
 */
const late = (sinceTickMs: number): number => (sinceTickMs > EVERY_MS + ORDINARY_MS ? sinceTickMs - EVERY_MS : 0)

/** The stalls of this process. */
export const standstill = new Standstill()

/**
 * Starts a stopwatch for time limits on other processes; the returned function returns the elapsed milliseconds without
 * stalls.
 */
export const wakefulStopwatch = (): (() => number) => {
  standstill.watch(0)
  const since = monotonicMs()
  const before = standstill.total()
  return () => {
    standstill.watch(0)
    return Math.max(0, monotonicMs() - since - (standstill.total() - before))
  }
}
