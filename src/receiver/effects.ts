/** What events have brought about: each interaction's event takes effect once, and a late STARTED never reopens what is FINISHED. */
export class Effects {
  readonly #processed = new Map<string, number>()
  readonly #state = new Map<string, 'STARTED' | 'FINISHED'>()
  readonly #seen = new Set<string>()

  /** Applies one event of an interaction; false when it is a duplicate. The dedupe key needs no operationId, so a re-emission under a new one has no second effect. */
  apply(interactionId: string, event: string): boolean {
    const key = `${event}\n${interactionId}`
    if (this.#processed.has(key)) return false
    this.#processed.set(key, 1)
    if (event === 'FINISHED' || (event === 'STARTED' && !this.#state.has(interactionId))) this.#state.set(interactionId, event)
    return true
  }

  /** Takes note of an id that is unique in its dialect; false when it was seen before. */
  once(id: string): boolean {
    if (this.#seen.has(id)) return false
    this.#seen.add(id)
    return true
  }

  /** How often an interaction's event took effect; without an event, how many of its events did. */
  processed(interactionId: string, event?: string): number {
    if (event !== undefined) return this.#processed.get(`${event}\n${interactionId}`) ?? 0
    return ['STARTED', 'FINISHED'].reduce((sum, name) => sum + this.processed(interactionId, name), 0)
  }

  state(interactionId: string): 'STARTED' | 'FINISHED' | null {
    return this.#state.get(interactionId) ?? null
  }
}
