import type { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { Deadline, WireTimer } from '../../clock/wire-timer.ts'
import type { WireStep } from '../../faults/wire-plan.ts'

/** Maximum number of remaining pieces to join in one write. */
const LEFT_AT_ONCE = 4096

/** Writes to a connection at the pace of a step. Once it is stopped, all its waits end. */
export class PacedStream {
  readonly #timer: WireTimer
  readonly #stream: Writable
  readonly #pauses = new Set<Deadline>()
  readonly #stopped: Promise<void>
  #declareStopped: () => void = () => undefined
  #isStopped = false

  constructor(timer: WireTimer, stream: Writable) {
    this.#timer = timer
    this.#stream = stream
    this.#stopped = new Promise((resolve) => (this.#declareStopped = resolve))
  }

  /** Ends all waits. */
  stop(): void {
    this.#isStopped = true
    for (const pause of this.#pauses) this.#timer.callOff(pause)
    this.#declareStopped()
  }

  /** Writes bytes and waits until they are handed to the operating system. */
  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    const written = new Promise<void>((resolve) => void this.#stream.write(bytes, () => resolve()))
    await Promise.race([this.#stopped, written])
  }

  /** Writes pieces as fast as the connection accepts them. */
  async stream(pieces: Iterable<Uint8Array>): Promise<void> {
    for (const piece of pieces) {
      await this.write(piece)
      if (this.#isStopped) return
      await turn()
    }
  }

  /** Writes one piece every `everyMs` milliseconds; after `forMs`, writes the rest immediately. */
  async dribble({ pieces, everyMs, forMs }: Extract<WireStep, { do: 'dribble' }>): Promise<void> {
    const until = this.#timer.now() + forMs
    let left: Uint8Array[] = []
    let first = true
    for (const piece of pieces) {
      if (this.#isStopped) return
      if (this.#timer.now() >= until || this.#timer.isHurried) {
        left.push(piece)
        if (left.length < LEFT_AT_ONCE) continue
        await this.write(Buffer.concat(left))
        left = []
      } else {
        if (!first) await this.pause(everyMs)
        first = false
        await this.write(piece)
      }
    }
    await this.write(Buffer.concat(left))
  }

  /**
   * Waits for `ms` real milliseconds: a deliberate delay of the mock, or a limit for the receiver, which does not count
   * stalls of this process.
   */
  async pause(ms: number, whose: 'own' | 'receiver' = 'own'): Promise<void> {
    let deadline: Deadline | undefined
    const passed = new Promise<void>((resolve) => {
      deadline = whose === 'own' ? this.#timer.after(ms, resolve) : this.#timer.limit(ms, resolve)
      this.#pauses.add(deadline)
    })
    await this.until(passed)
    if (deadline) this.#pauses.delete(deadline)
  }

  /** Waits for an event from the receiver, at most `atMostMs` milliseconds if given. */
  async until(event: Promise<void>, atMostMs?: number): Promise<void> {
    await Promise.race([event, this.#stopped, ...(atMostMs === undefined ? [] : [this.pause(atMostMs, 'receiver')])])
  }
}
