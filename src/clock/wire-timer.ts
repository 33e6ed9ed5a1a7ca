import { DueHeap, type HeapItem } from './heap.ts'
import { monotonicMs } from './real.ts'
import { standstill } from './standstill.ts'

interface Deadline extends HeapItem {
  /** When it expires, on the scale of `monotonicMs`. */
  key: number
  readonly expire: () => void
  /** Undefined for the mock's own delays; otherwise the total stalled time at the start. */
  readonly stalledBefore: number | undefined
  /** Milliseconds by which it was extended. */
  extendedMs: number
  /** Whether it was called off or expired. */
  over: boolean
}

/** Maximum extension of a limit in milliseconds, however long the process was stalled. */
const MAX_EXTENSION_MS = 600_000

/**
 * Runs deadlines in real time for work on the wire, independent of the mock's clock; one Node.js timer serves all of
 * them.
 */
export class WireTimer {
  readonly #heap = new DueHeap<Deadline>()
  /** Limits that expire unless data already waiting in the sockets ends the work first. */
  #lapsing: Deadline[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #armedFor = Infinity
  #isHurried = false

  /** Whether the mock's own delays end immediately. */
  get isHurried(): boolean {
    return this.#isHurried
  }

  /** Ends every wait that `after` started, and makes later ones end immediately. Limits are unaffected. */
  hurry(): void {
    this.#isHurried = true
    for (const wait of this.#heap.items().filter(({ stalledBefore }) => stalledBefore === undefined)) {
      this.#heap.remove(wait)
      this.#expire(wait)
    }
  }

  /** Returns the time of a monotonic clock in milliseconds. */
  now(): number {
    return monotonicMs()
  }

  /** Calls `expire` once after `ms` milliseconds, for the mock's own delays; `callOff` cancels it. */
  after(ms: number, expire: () => void): Deadline {
    return this.#add(this.#isHurried ? 0 : ms, expire, undefined)
  }

  /**
   * Calls `expire` once `ms` milliseconds have passed, for time limits on other processes; `callOff` cancels it. Time
   * in which this process is stalled does not count, and data already waiting in the sockets is read first.
   */
  limit(ms: number, expire: () => void, now = this.now()): Deadline {
    standstill.watch(ms, now)
    return this.#add(ms, expire, standstill.total(now), now)
  }

  /** Returns the whole milliseconds that this process was stalled since a limit was set. */
  stalledMs({ stalledBefore }: Deadline, now = this.now()): number {
    return stalledBefore === undefined ? 0 : Math.floor(standstill.total(now) - stalledBefore)
  }

  callOff(deadline: Deadline): void {
    deadline.over = true
    this.#heap.remove(deadline)
    if (this.#heap.size === 0) this.#disarm()
  }

  close(): void {
    for (const deadline of this.#lapsing) deadline.over = true
    this.#lapsing = []
    this.#heap.clear()
    this.#disarm()
  }

  #add(ms: number, expire: () => void, stalledBefore: number | undefined, now = this.now()): Deadline {
    const deadline: Deadline = {
      key: now + ms,
      order: 0,
      index: -1,
      expire,
      stalledBefore,
      extendedMs: 0,
      over: false,
    }
    this.#push(deadline)
    return deadline
  }

  #push(deadline: Deadline): void {
    this.#heap.push(deadline)
    if (deadline.key < this.#armedFor) this.#arm(deadline.key)
  }

  #disarm(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = undefined
    this.#armedFor = Infinity
  }

  #arm(dueAt: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#armedFor = dueAt
    this.#timer = setTimeout(() => this.#ring(), Math.max(1, Math.min(Math.ceil(dueAt - monotonicMs()), 2_147_483_647)))
  }

  #ring(): void {
    this.#timer = undefined
    this.#armedFor = Infinity
    const now = monotonicMs()
    for (let next = this.#heap.peek(); next && next.key <= now; next = this.#heap.peek()) {
      this.#heap.remove(next)
      if (next.stalledBefore === undefined) this.#expire(next)
      else this.#lapse(next, now)
    }
    const next = this.#heap.peek()
    if (next && next.key < this.#armedFor) this.#arm(next.key)
  }

  /**
   * Extends a limit by the time for which this process was stalled since the limit was set; without a stall, the limit
   * expires after the sockets are read.
   */
  #lapse(deadline: Deadline, now: number): void {
    const extension = Math.min(this.stalledMs(deadline), MAX_EXTENSION_MS)
    deadline.key += extension - deadline.extendedMs
    deadline.extendedMs = extension
    if (deadline.key > now) return this.#push(deadline)
    // The event loop polls sockets between timers and immediates.
    if (this.#lapsing.push(deadline) === 1) setImmediate(() => this.#expireLapsed())
  }

  #expireLapsed(): void {
    const lapsed = this.#lapsing
    this.#lapsing = []
    for (const deadline of lapsed) this.#expire(deadline)
  }

  #expire(deadline: Deadline): void {
    if (deadline.over) return
    deadline.over = true
    deadline.expire()
  }
}

export type { Deadline }
