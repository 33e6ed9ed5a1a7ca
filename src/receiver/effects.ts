import { createHash } from 'node:crypto'
import type { Said } from '../dialects/parsed-payload.ts'
import type { Whole } from './payload.ts'
import type { State } from './state.ts'
import type { StoredLine } from './store.ts'

export type Transition = (before: State | null, event: string) => State | null

/** How effects change what is known. */
export interface EffectRules {
  /** The state that an event leads to which states none itself. */
  readonly transition: Transition
  /** Whether a state that an event states replaces one that was stated for that instant. */
  readonly replaces: (said: Said, knownAt: number | undefined) => boolean
}

/** What an event states last holds, by the time that the events name; without one, the order of arrival decides. */
export const byTime: EffectRules['replaces'] = ({ at }, knownAt) =>
  at === undefined || knownAt === undefined || at >= knownAt

/** What is kept of an interaction besides its state, as it was sent. */
export interface KeptDetails {
  readonly mediaType: string | null
  readonly interactionSubtype: string | null
}

interface Kept {
  readonly counts: Map<string, number>
  state: State | null
  /** When the state came about, where an event said so. */
  at: number | undefined
  details: KeptDetails
}

const MAX_NAME_CHARACTERS = 200

/** What events have brought about. The newest interactions are kept, 100,000 unless told. */
export class Effects {
  readonly #kept = new Map<string, Kept>()
  readonly #capacity: number

  constructor(capacity = 100_000) {
    this.#capacity = capacity
  }

  /** Has the effect of one event, whether or not it was had before. */
  record({ id, event, mediaType, interactionSubtype, says }: Whole, { transition, replaces }: EffectRules): void {
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

  /** Has an effect that was stored before. */
  restore({ id, event, mediaType, interactionSubtype, state, says }: Extract<StoredLine, { kind: 'effect' }>): void {
    this.record(
      { id, event, mediaType, interactionSubtype, selfUri: undefined, ...(says && { says }) },
      { transition: () => state, replaces: byTime },
    )
  }

  /** How often an interaction's event took effect; without an event, how often any of its events did. */
  processed(interactionId: string, event?: string): number {
    const counts = this.#kept.get(nameOf(interactionId))?.counts
    if (event !== undefined) return counts?.get(event) ?? 0
    return [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  }

  state(interactionId: string): State | null {
    return this.#kept.get(nameOf(interactionId))?.state ?? null
  }

  /** When the state of something came about, where an event said so. */
  stateAt(id: string): number | undefined {
    return this.#kept.get(nameOf(id))?.at
  }

  /** The state of what an event is about. */
  stateAfter({ id, says }: Whole): State | null {
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

/** Ids are taken as they are; a very long one is kept as its digest, so that ids cannot fill the memory. */
const nameOf = (id: string): string =>
  id.length <= MAX_NAME_CHARACTERS ? `id ${id}` : `digest ${createHash('sha256').update(id).digest('hex')}`
