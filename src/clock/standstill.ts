/** How often the event loop is asked whether it turns, in milliseconds. */
const EVERY_MS = 20

/** Lateness of a tick that is ordinary: what a busy loop and a busy machine cost all the time, in milliseconds. */
const ORDINARY_MS = 30

/** How long the loop is watched after somebody last needed it, in milliseconds. */
const LINGER_MS = 1000

/**
 * Measures time in which this process stood still: its event loop was blocked, or the machine gave it no processor. A
 * ticking timer is compared with the time that has really passed; the timer keeps no process alive, and rests while
 * nobody waits for anything.
 */
export class Standstill {
  #total = 0
  #lastTick = 0
  #neededUntil = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** Watches the loop for at least `forMs` milliseconds from now on. */
  watch(forMs: number, now = performance.now()): void {
    const until = now + forMs + LINGER_MS
    if (until > this.#neededUntil) this.#neededUntil = until
    if (this.#timer) return
    this.#lastTick = now
    this.#timer = setInterval(() => this.#tick(), EVERY_MS)
    this.#timer.unref()
  }

  /**
   * Milliseconds that the process stood still while it was watched, those of a standstill that is just over
   * included. Never falls.
   */
  total(now = performance.now()): number {
    return this.#timer ? this.#total + late(now - this.#lastTick) : this.#total
  }

  #tick(): void {
    const now = performance.now()
    this.#total += late(now - this.#lastTick)
    this.#lastTick = now
    if (now < this.#neededUntil) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}

/** Returns the full delay of a late tick: a busy event loop delays every tick a little, a stall one tick a lot. */
const late = (sinceTickMs: number): number => (sinceTickMs > EVERY_MS + ORDINARY_MS ? sinceTickMs - EVERY_MS : 0)

/** The standstill of this process. */
export const standstill = new Standstill()

/**
 * Starts a stopwatch; the returned function returns the elapsed milliseconds without those in which the process
 * stalled. For limits that others have to keep.
 */
export const wakefulStopwatch = (): (() => number) => {
  standstill.watch(0)
  const since = performance.now()
  const before = standstill.total()
  return () => {
    standstill.watch(0)
    return Math.max(0, performance.now() - since - (standstill.total() - before))
  }
}
