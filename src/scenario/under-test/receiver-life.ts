import type { OwnedCore } from '../../engine/create.ts'
import type { DeliveryId } from '../../journal/delivery.ts'
import type { ProcessState } from '../model/process-step.ts'
import type { ReceiverControl } from './receiver-control.ts'

/** How the receiver fares under the hands of one scenario. */
export class ReceiverLife {
  readonly #control: ReceiverControl | undefined
  readonly #clock: OwnedCore['clock']
  readonly #sent = new Set<DeliveryId>()
  readonly #watchers = new Set<() => void>()
  #state: ProcessState = 'running'
  #release: (() => void) | undefined
  /** Sockets it held when they were counted. */
  sockets: number | undefined
  /** It did not start again: nothing more can be asked of it. */
  isOver = false

  constructor(control: ReceiverControl | undefined, clock: OwnedCore['clock']) {
    this.#control = control
    this.#clock = clock
  }

  /** @throws {Error} when nobody started it: such scenarios are not played */
  get control(): ReceiverControl {
    if (this.#control) return this.#control
    throw new Error('a scenario acts on a receiver that was not started here')
  }

  /** Takes note that the bytes of an attempt have been handed to the system. */
  sent(delivery: DeliveryId): void {
    this.#sent.add(delivery)
    for (const watcher of this.#watchers) watcher()
  }

  hasSent(delivery: DeliveryId): boolean {
    return this.#sent.has(delivery)
  }

  /** Calls back when something was sent, until the returned function is called. */
  onSent(callback: () => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  /**
   * Takes note of its end or pause. Virtual time stands still meanwhile, so that no redelivery is spent on a receiver
   * that is away.
   */
  away(state: 'paused' | 'ended'): void {
    this.#state = state
    this.#release ??= this.#clock.hold()
  }

  /** Takes note that it takes requests again; what is owed to it goes on. */
  back(): void {
    this.#state = 'running'
    this.#release?.()
    this.#release = undefined
  }

  /** Leaves it as it was found: running. One that does not start is for those to find who need it next. */
  async restore(): Promise<void> {
    if (this.#state === 'paused') this.#control?.resume()
    if (this.#state === 'ended' && !this.isOver) await this.#control?.start().catch(() => undefined)
    this.back()
  }
}
