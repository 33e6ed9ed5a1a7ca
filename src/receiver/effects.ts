import { createHash } from 'node:crypto'
import type { Whole } from './payload.ts'
import type { State } from './state.ts'
import type { StoredLine } from './store.ts'

export type Transition = (before: State | null, event: string) => State | null

/** What is kept of an interaction besides its state, as it was sent. */
export interface KeptDetails {
  readonly mediaType: string | null
  readonly interactionSubtype: string | null
}

interface Kept {
  readonly counts: Map<string, number>
  state: State | null
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
  record({ id, event, mediaType, interactionSubtype }: Whole, transition: Transition): void {
    const kept = this.#keep(id)
    kept.counts.set(event, (kept.counts.get(event) ?? 0) + 1)
    kept.state = transition(kept.state, event)
    kept.details = {
      mediaType: mediaType ?? kept.details.mediaType,
      interactionSubtype: interactionSubtype ?? kept.details.interactionSubtype,
    }
  }

  /** Has an effect that was stored before. */
  restore({ id, event, mediaType, interactionSubtype, state }: Extract<StoredLine, { kind: 'effect' }>): void {
    this.record({ id, event, mediaType, interactionSubtype, selfUri: undefined }, () => state)
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

  details(interactionId: string): KeptDetails | null {
    return this.#kept.get(nameOf(interactionId))?.details ?? null
  }

  #keep(id: string): Kept {
    const name = nameOf(id)
    const known = this.#kept.get(name)
    if (known) return known
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size >= this.#capacity) this.#kept.delete(oldest)
    const fresh: Kept = { counts: new Map(), state: null, details: { mediaType: null, interactionSubtype: null } }
    this.#kept.set(name, fresh)
    return fresh
  }
}

/** Ids are taken as they are; a very long one is kept as its digest, so that ids cannot fill the memory. */
const nameOf = (id: string): string =>
  id.length <= MAX_NAME_CHARACTERS ? `id ${id}` : `digest ${createHash('sha256').update(id).digest('hex')}`
