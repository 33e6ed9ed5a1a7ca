import { DueHeap, type HeapItem } from './heap.ts'
import { standstill } from './standstill.ts'

interface Deadline extends HeapItem {
  /** When it is over, on the scale of `performance.now`. */
  key: number
  readonly expire: () => void
  /** Undefined for what the mock does at its own pace; else what `standstill` had told when it began. */
  readonly stalledBefore: number | undefined
  /** Milliseconds by which it was put off. */
  extendedMs: number
  /** Called off, or expired. */
  over: boolean
}

/** By how much a limit is put off at most, in milliseconds, however long the process stood still. */
const MAX_EXTENSION_MS = 600_000

/** Real time for work on the wire, one timer for all deadlines: the mock's clock never touches it. */
export class WireTimer {
  readonly #heap = new DueHeap<Deadline>()
  /** Limits that are over unless what the sockets hold says otherwise. */
  #lapsing: Deadline[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #armedFor = Infinity
  #isHurried = false

  /** Whether the mock's own delays are switched off. */
  get isHurried(): boolean {
    return this.#isHurried
  }

  /** Ends every wait that `after` began, and has later ones end at once. Limits stay. */
  hurry(): void {
    this.#isHurried = true
    for (const wait of this.#heap.items().filter(({ stalledBefore }) => stalledBefore === undefined)) {
      this.#heap.remove(wait)
      this.#expire(wait)
    }
  }

  /** Milliseconds, monotonic. */
  now(): number {
    return performance.now()
  }

  /** Calls `expire` once after `ms`, unless it is called off first: for what the mock does at its own pace. */
  after(ms: number, expire: () => void): Deadline {
    return this.#add(this.#isHurried ? 0 : ms, expire, undefined)
  }

  /**
   * Calls `expire` once somebody else has had `ms` milliseconds and has let them pass, unless it is called off first.
   * Time in which this process stood still does not count, and what the sockets hold by then is read first.
   */
  limit(ms: number, expire: () => void, now = this.now()): Deadline {
    standstill.watch(ms, now)
    return this.#add(ms, expire, standstill.total(now), now)
  }

  /** Whole milliseconds that this process has stood still since a limit was set. */
  stalledMs({ stalledBefore }: Deadline): number {
    return stalledBefore === undefined ? 0 : Math.floor(standstill.total() - stalledBefore)
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
    this.#timer = setTimeout(
      () => this.#ring(),
      Math.max(1, Math.min(Math.ceil(dueAt - performance.now()), 2_147_483_647)),
    )
  }

  #ring(): void {
    this.#timer = undefined
    this.#armedFor = Infinity
    const now = performance.now()
    for (let next = this.#heap.peek(); next && next.key <= now; next = this.#heap.peek()) {
      this.#heap.remove(next)
      if (next.stalledBefore === undefined) this.#expire(next)
      else this.#lapse(next, now)
    }
    const next = this.#heap.peek()
    if (next && next.key < this.#armedFor) this.#arm(next.key)
  }

  /**
   * Puts a limit off by what the process stood still meanwhile; if that was nothing, it is over once the sockets
   * have been read.
   */
  #lapse(deadline: Deadline, now: number): void {
    const extension = Math.min(this.stalledMs(deadline), MAX_EXTENSION_MS)
    deadline.key += extension - deadline.extendedMs
    deadline.extendedMs = extension
    if (deadline.key > now) return this.#push(deadline)
    // The event loop reads its sockets between its timers and its immediates.
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
