import { createHash } from 'node:crypto'
import type { ReportedState } from '../dialects/parsed-payload.ts'
import type { CompleteEvent } from './payload.ts'
import type { State } from './state.ts'
import type { StoredLine } from './store.ts'

export type Transition = (before: State | null, event: string) => State | null

/** How effects change the known state. */
export interface EffectRules {
  /** Returns the state after an event that does not report one. */
  readonly transition: Transition
  /** Returns whether a reported state replaces the one known for a time. */
  readonly replaces: (said: ReportedState, knownAt: number | undefined) => boolean
}

/** The newest reported state wins by the time of its event; without a time, the order of arrival decides. */
export const byTime: EffectRules['replaces'] = ({ at }, knownAt) =>
  at === undefined || knownAt === undefined || at >= knownAt

/** The stored fields of an interaction besides its state, as sent. */
export interface KeptDetails {
  readonly mediaType: string | null
  readonly interactionSubtype: string | null
}

interface Kept {
  readonly counts: Map<string, number>
  state: State | null
  /** Time of the state, if its event has one. */
  at: number | undefined
  details: KeptDetails
}

const MAX_NAME_CHARACTERS = 200

/** The effects of events. The newest interactions are kept, 100,000 by default. */
export class Effects {
  readonly #kept = new Map<string, Kept>()
  readonly #capacity: number

  constructor(capacity = 100_000) {
    this.#capacity = capacity
  }

  /** Applies the effect of an event, even if it was applied before. */
  record(
    { id, event, mediaType, interactionSubtype, says }: CompleteEvent,
    { transition, replaces }: EffectRules,
  ): void {
    const kept = this.#keep(id)
    kept.counts.set(event, (kept.counts.get(event) ?? 0) + 1)
    if (!says) kept.state = transition(kept.state, event)
    else {
      const about = this.#keep(says.of)
      if (replaces(says, about.at)) Object.assign(about, { state: says.state, at: says.at ?? about.at })
    }
    kept.details = {
      mediaType: mediaType ?? kept.details.mediaType,
      interactionSubtype: interactionSubtype ?? kept.details.interactionSubtype,
    }
  }

  /** Applies an effect from the store. */
  restore({ id, event, mediaType, interactionSubtype, state, says }: Extract<StoredLine, { kind: 'effect' }>): void {
    this.record(
      { id, event, mediaType, interactionSubtype, selfUri: undefined, ...(says && { says }) },
      { transition: () => state, replaces: byTime },
    )
  }

  /** Returns how often an event of an interaction was processed; without an event, how often any of its events was. */
  processed(interactionId: string, event?: string): number {
    const counts = this.#kept.get(nameOf(interactionId))?.counts
    if (event !== undefined) return counts?.get(event) ?? 0
    return [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  }

  state(interactionId: string): State | null {
    return this.#kept.get(nameOf(interactionId))?.state ?? null
  }

  /** Returns the time of the state of an object, if its event has one. */
  stateAt(id: string): number | undefined {
    return this.#kept.get(nameOf(id))?.at
  }

  /** Returns the state of the object that an event is about. */
  stateAfter({ id, says }: CompleteEvent): State | null {
    return this.state(says?.of ?? id)
  }

  details(interactionId: string): KeptDetails | null {
    return this.#kept.get(nameOf(interactionId))?.details ?? null
  }

  #keep(id: string): Kept {
    const name = nameOf(id)
    const known = this.#kept.get(name)
    if (known) return known
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size >= this.#capacity) this.#kept.delete(oldest)
    const fresh: Kept = {
      counts: new Map(),
      state: null,
      at: undefined,
      details: { mediaType: null, interactionSubtype: null },
    }
    this.#kept.set(name, fresh)
    return fresh
  }
}

/** Returns the key of an id: a very long id is replaced by its digest, so that ids cannot exhaust the memory. */
const nameOf = (id: string): string =>
  id.length <= MAX_NAME_CHARACTERS ? `id ${id}` : `digest ${createHash('sha256').update(id).digest('hex')}`
