import type { OwnedCore } from '../../engine/create.ts'
import type { DeliveryId } from '../../journal/delivery.ts'
import type { ProcessState } from '../model/step-traits.ts'
import type { ReceiverControl } from './receiver-control.ts'

/** State of the receiver during one scenario. */
export class ReceiverLife {
  readonly #control: ReceiverControl | undefined
  readonly #clock: OwnedCore['clock']
  readonly #sent = new Set<DeliveryId>()
  readonly #watchers = new Set<() => void>()
  #state: ProcessState = 'running'
  #release: (() => void) | undefined
  /** Number of sockets when they were counted. */
  sockets: number | undefined
  /** Whether it failed to restart, which ends the scenario. */
  isOver = false

  constructor(control: ReceiverControl | undefined, clock: OwnedCore['clock']) {
    this.#control = control
    this.#clock = clock
  }

  /** @throws {Error} if it was not started here; such scenarios do not run */
  get control(): ReceiverControl {
    if (this.#control) return this.#control
    throw new Error('a scenario acts on a receiver that was not started here')
  }

  /** Records that the bytes of an attempt have been handed to the system. */
  sent(delivery: DeliveryId): void {
    this.#sent.add(delivery)
    for (const watcher of this.#watchers) watcher()
  }

  hasSent(delivery: DeliveryId): boolean {
    return this.#sent.has(delivery)
  }

  /** Calls `callback` whenever something is sent; returns a function that stops it. */
  onSent(callback: () => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  /**
   * Records its end or pause. Virtual time stands still meanwhile, so that no redelivery is spent on a receiver that is
   * down.
   */
  away(state: 'paused' | 'ended'): void {
    this.#state = state
    this.#release ??= this.#clock.hold()
  }

  /** Records that it accepts requests again; pending redeliveries continue. */
  back(): void {
    this.#state = 'running'
    this.#release?.()
    this.#release = undefined
  }

  /** Leaves it running. If it does not start, the next scenario reports it. */
  async restore(): Promise<void> {
    if (this.#state === 'paused') this.#control?.resume()
    if (this.#state === 'ended' && !this.isOver) await this.#control?.start().catch(() => undefined)
    this.back()
  }
}
