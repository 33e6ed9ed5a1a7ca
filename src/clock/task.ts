import type { Alarms } from './alarms.ts'
import type { Instant, Sleeper, Wakeup } from './clock.ts'

/** A function to call at an instant. */
export class Task implements Wakeup, Sleeper {
  readonly dueAt: Instant
  key = 0
  order = 0
  index = -1
  #wake: (() => void) | undefined
  readonly #alarms: Alarms

  constructor(alarms: Alarms, dueAt: Instant, wake: () => void) {
    this.#wake = wake
    this.#alarms = alarms
    this.dueAt = alarms.add(this, dueAt)
  }

  cancel(): void {
    this.#wake = undefined
    this.#alarms.remove(this)
  }

  woken(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}
