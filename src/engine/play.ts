import { LAST_INSTANT, type Clock, type Wakeup } from '../clock/clock.ts'
import { MAX_DURATION_MS } from '../kit/duration.ts'
import type { EventName } from '../events/catalogue.ts'
import { checkEventInput } from '../events/input-check.ts'
import { lifeCycle, openMessageLife } from '../events/life-cycle.ts'
import { derive } from '../events/random.ts'
import type { EventFactory } from '../events/event-factory.ts'
import { MockError } from '../kit/error.ts'
import type { MockCore, Played, PlayInput } from './core.ts'
import { DEFAULT_PACE_MS } from './defaults.ts'

/** Plays life cycles: publishes their events one after another on the mock's clock. */
export interface Player {
  /**
   * Starts a life cycle; returns its events and when they are published.
   * @throws {MockError} `PACE_INVALID`, `INTERACTION_INVALID`
   */
  play(input?: PlayInput): Played
  /** Number of life cycles that have not ended. */
  readonly playing: number
  /** Calls `callback` whenever a life cycle ends; returns a function that stops it. */
  onEnd(callback: () => void): () => void
  /** Ends every life cycle immediately. */
  clear(): void
}

export interface PlayerParts {
  readonly clock: Clock
  readonly seed: number
  readonly eventFactory: EventFactory
  readonly publish: MockCore['publish']
  /** Returns the events of all enabled subscriptions. */
  readonly wanted: () => ReadonlySet<EventName>
  /** Called with the error if an event of a life cycle cannot be published; the next event still follows. */
  readonly failed: (event: EventName, error: unknown) => void
}

export const createPlayer = (parts: PlayerParts): Player => {
  const { clock, seed, eventFactory, publish, wanted, failed } = parts
  const wakeups = new Set<Wakeup>()
  const watchers = new Set<() => void>()
  /** The events of each life cycle that has not ended. */
  const lives = new Set<Played['events']>()
  const ended = (life: Played['events']): void => {
    lives.delete(life)
    for (const callback of watchers) callback()
  }
  return {
    get playing() {
      return lives.size
    },
    play({ interaction: input, paceMs = DEFAULT_PACE_MS } = {}) {
      if (!(paceMs >= 0 && paceMs <= MAX_DURATION_MS)) {
        throw new MockError({
          code: 'PACE_INVALID',
          message: `the pace is ${String(paceMs)} ms`,
          fix: 'give at least 0 ms and at most 366 days',
        })
      }
      checkEventInput(input, undefined)
      const startedAt = clock.now()
      const { id } = eventFactory.begin(input, startedAt)
      const life = lifeCycle(
        eventFactory.known(id) ?? eventFactory.begin({ id }, startedAt),
        derive(seed, 'life-cycle', id),
      )
      // Open messages belong to another product: they are played only if a subscription includes one, and without the
      // other events if only they are wanted.
      const open = openMessageLife(derive(seed, 'open-message-life', id))
      const isWanted = (events: readonly EventName[]): boolean => events.some((event) => wanted().has(event))
      const names = [...(isWanted(life) || !isWanted(open) ? life : []), ...(isWanted(open) ? open : [])]
      const events = names.map((event, index) => ({
        event,
        dueAt: Math.min(LAST_INSTANT, startedAt + Math.round(index * paceMs)),
      }))
      lives.add(events)
      const step = (index: number): void => {
        const next = events[index]
        if (!next) return ended(events)
        const wakeup = clock.schedule(next.dueAt, () => {
          wakeups.delete(wakeup)
          try {
            publish(next.event, { interaction: { id } })
          } catch (error) {
            failed(next.event, error)
          }
          // A journal watcher may have reset the mock in the meantime.
          if (lives.has(events)) step(index + 1)
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
      lives.clear()
      for (const callback of watchers) callback()
    },
  }
}
