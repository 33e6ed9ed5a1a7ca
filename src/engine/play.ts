import type { Clock, Wakeup } from '../clock/clock.ts'
import { lifeCycle } from '../events/life-cycle.ts'
import { derive } from '../events/random.ts'
import type { Storyteller } from '../events/storyteller.ts'
import { MockError } from '../kit/error.ts'
import type { MockCore, Played, PlayInput } from './core.ts'
import { DEFAULT_PACE_MS } from './defaults.ts'

/** Plays life cycles: publishes one event after another on the mock's clock. */
export interface Player {
  /** @throws {MockError} `PACE_INVALID` */
  play(input?: PlayInput): Played
  /** Life cycles that have not come to their end. */
  readonly playing: number
  /** Calls back whenever one has ended, until the answer is called. */
  onEnd(callback: () => void): () => void
  /** Ends every life cycle where it stands. */
  clear(): void
}

export const createPlayer = (parts: {
  clock: Clock
  seed: number
  storyteller: Storyteller
  publish: MockCore['publish']
}): Player => {
  const { clock, seed, storyteller, publish } = parts
  const wakeups = new Set<Wakeup>()
  const watchers = new Set<() => void>()
  let playing = 0
  const ended = (): void => {
    playing -= 1
    for (const callback of watchers) callback()
  }
  return {
    get playing() {
      return playing
    },
    play({ interaction: input, paceMs = DEFAULT_PACE_MS } = {}) {
      if (!(paceMs >= 0 && Number.isFinite(paceMs))) {
        throw new MockError({
          code: 'PACE_INVALID',
          message: `the pace is ${String(paceMs)} ms`,
          fix: 'give 0 or more',
        })
      }
      const begun = clock.now()
      const { id } = storyteller.begin(input, begun)
      const names = lifeCycle(storyteller.known(id) ?? storyteller.begin({ id }, begun), derive(seed, 'life-cycle', id))
      const events = names.map((event, index) => ({ event, dueAt: begun + Math.round(index * paceMs) }))
      playing += 1
      const step = (index: number): void => {
        const next = events[index]
        if (!next) return ended()
        const wakeup = clock.schedule(next.dueAt, () => {
          wakeups.delete(wakeup)
          publish(next.event, { interaction: { id } })
          step(index + 1)
        })
        wakeups.add(wakeup)
      }
      step(0)
      return { interactionId: id, events }
    },
    onEnd(callback) {
      watchers.add(callback)
      return () => void watchers.delete(callback)
    },
    clear() {
      for (const wakeup of wakeups) wakeup.cancel()
      wakeups.clear()
      playing = 0
      for (const callback of watchers) callback()
    },
  }
}
