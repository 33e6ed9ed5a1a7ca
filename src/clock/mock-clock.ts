import { checkDuration } from '../kit/duration.ts'
import { Alarms } from './alarms.ts'
import { LAST_INSTANT, type ClockMode, type Instant, type SleepClock, type Sleeper, type Wakeup } from './clock.ts'
import { endOfTime, runsAlready, stuckBefore } from './move-errors.ts'
import { Task } from './task.ts'
import { rateOf } from './rate.ts'
import { monotonicMs } from './real.ts'
import { Turns } from './turns.ts'

/** Maximum delay of a Node.js timer: 2³¹ − 1 ms, almost 25 days. */
const MAX_TIMER_MS = 2_147_483_647

/** Number of wake-ups in one move of the clock above which they count as an endless loop. */
const LOOP_LIMIT = 10_000_000

/** Maximum number of wake-ups per turn of the event loop, which keeps the process responsive. */
const MAX_WAKEUPS_AT_ONCE = 1000

/**
 * The mock's clock in all modes; the mode can be changed at any time. One timer waits for the earliest due time;
 * virtual time does not jump while work is in flight.
 */
export class MockClock implements SleepClock {
  readonly #due: Alarms
  #mode: ClockMode
  #rate: number
  #base: Instant
  #since: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #armedFor = Infinity
  #held = 0
  #idle: (() => void)[] = []
  #jumping = false
  #isMoving = false
  /** Runs manual moves one after another, each from where the previous one ended, so that concurrent moves add up. */
  readonly #moves = new Turns()
  #closed = false
  readonly #moved: (from: Instant, to: Instant) => void

  /** @param given `failed` is called with an error that a wake-up threw; it must not throw */
  constructor(given: {
    mode: ClockMode
    startAt: Instant
    moved?: (from: Instant, to: Instant) => void
    failed?: (error: unknown) => void
  }) {
    this.#mode = given.mode
    this.#rate = rateOf(given.mode)
    this.#base = this.#rate === 0 ? given.startAt : Date.now()
    this.#since = monotonicMs()
    this.#moved = given.moved ?? (() => undefined)
    this.#due = new Alarms(this.#base, given.failed ?? (() => undefined))
  }

  get mode(): ClockMode {
    return this.#mode
  }

  /** Returns whole milliseconds since the Unix epoch, at most {@link LAST_INSTANT}; they never decrease. */
  now(): Instant {
    return this.#rate === 0
      ? this.#base
      : Math.min(LAST_INSTANT, Math.floor(this.#base + (monotonicMs() - this.#since) * this.#rate))
  }

  schedule(dueAt: Instant, wake: () => void): Wakeup {
    const task = new Task(this.#due, dueAt, wake)
    this.#arm()
    return task
  }

  sleep(sleeper: Sleeper, dueAt: Instant): Instant {
    const at = this.#due.add(sleeper, dueAt)
    this.#arm()
    return at
  }

  rouse(sleeper: Sleeper): void {
    this.#due.remove(sleeper)
  }

  hold(): () => void {
    this.#held += 1
    let open = true
    return () => {
      if (!open) return
      open = false
      this.#held -= 1
      if (this.#held === 0) this.#rest()
    }
  }

  nextDue(): Instant | undefined {
    return this.#due.next
  }

  /** Changes how time runs from now on, without changing the current time. @throws {MockError} `CLOCK_MODE_INVALID` */
  setMode(mode: ClockMode): void {
    const rate = rateOf(mode)
    this.#base = this.now()
    this.#since = monotonicMs()
    this.#mode = mode
    this.#rate = rate
    this.#disarm()
    this.#arm()
  }

  /**
   * Advances by `ms` milliseconds, from 0 to 366 days, after earlier moves.
   * @throws {MockError} `CLOCK_NOT_VIRTUAL`, `CLOCK_STUCK`, `DURATION_INVALID`
   */
  advance(ms: number): Promise<void> {
    return this.#moves.take(() => this.#advance(ms))
  }

  /**
   * Advances to the next due time, after earlier moves; returns false if nothing is due.
   * @throws {MockError} `CLOCK_NOT_VIRTUAL`, `CLOCK_STUCK`
   */
  advanceToNext(): Promise<boolean> {
    return this.#moves.take(() => this.#advanceToNext())
  }

  /** Discards all wake-ups; nothing is woken afterwards. */
  close(): void {
    this.#closed = true
    this.#disarm()
    this.#due.clear()
    for (const wake of this.#idle.splice(0)) wake()
  }

  async #advance(ms: number): Promise<void> {
    this.#needsVirtual()
    const target = this.#base + Math.round(checkDuration(ms))
    if (target > LAST_INSTANT) throw endOfTime(ms)
    await this.#moveTo(target)
  }

  async #advanceToNext(): Promise<boolean> {
    this.#needsVirtual()
    await this.#quiet()
    const next = this.nextDue()
    if (next === undefined) return false
    await this.#moveTo(Math.max(next, this.#base))
    return true
  }

  #needsVirtual(): void {
    if (this.#rate !== 0) throw runsAlready(this.#mode)
  }

  async #moveTo(target: Instant): Promise<void> {
    this.#isMoving = true
    const from = this.#base
    try {
      for (let fired = 0; ;) {
        await this.#quiet()
        const { next } = this.#due
        if (this.#closed || next === undefined || next > target) break
        this.#setNow(Math.max(this.#base, next))
        fired += await this.#fireDue()
        if (fired > LOOP_LIMIT) throw stuckBefore(target, LOOP_LIMIT)
      }
      this.#setNow(Math.max(this.#base, target))
    } finally {
      this.#isMoving = false
    }
    if (this.#base !== from) this.#moved(from, this.#base)
    this.#arm()
  }

  /** Wakes everything due by now, yielding to the event loop in between; returns the number of wake-ups. */
  async #fireDue(): Promise<number> {
    let fired = 0
    while (this.#due.wakeFirst(this.#base)) {
      fired += 1
      if (fired > LOOP_LIMIT) break
      if (fired % MAX_WAKEUPS_AT_ONCE === 0) await new Promise<void>((resolve) => setImmediate(resolve))
    }
    return fired
  }

  /** Resolves when nothing is in flight. */
  async #quiet(): Promise<void> {
    // Work that a wake-up started may call `hold` a microtask later.
    await Promise.resolve()
    while (this.#held > 0 && !this.#closed) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #rest(): void {
    for (const wake of this.#idle.splice(0)) wake()
    if (this.#mode === 'auto') this.#arm()
  }

  #setNow(to: Instant): void {
    this.#base = to
  }

  #arm(): void {
    if (this.#closed) return
    const { next } = this.#due
    if (next === undefined) return
    if (this.#rate > 0) {
      if (next >= this.#armedFor) return
      this.#disarm()
      this.#armedFor = next
      const delay = Math.max(0, Math.ceil((next - this.now()) / this.#rate))
      this.#timer = setTimeout(() => this.#ring(), Math.min(delay, MAX_TIMER_MS))
    } else if (!this.#jumping && !this.#isMoving && (this.#mode === 'auto' || next <= this.#base)) {
      this.#jumping = true
      setImmediate(() => this.#jump())
    }
  }

  #disarm(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = undefined
    this.#armedFor = Infinity
  }

  /** Wakes everything that is due, in real and scaled time. */
  #ring(): void {
    this.#timer = undefined
    this.#armedFor = Infinity
    const now = this.now()
    while (this.#due.wakeFirst(now));
    this.#arm()
  }

  /** Wakes what is due now, in virtual time; in auto mode with nothing in flight, first jumps to the next due time. */
  #jump(): void {
    this.#jumping = false
    if (this.#closed || this.#rate > 0 || this.#isMoving) return
    const { next } = this.#due
    if (next === undefined) return
    if (next > this.#base) {
      if (this.#mode !== 'auto' || this.#held > 0) return
      const from = this.#base
      this.#setNow(next)
      this.#moved(from, next)
    }
    while (this.#due.wakeFirst(this.#base));
    this.#arm()
  }
}
