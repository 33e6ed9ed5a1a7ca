interface Entry {
  readonly seq: number
  readonly type: string
  readonly deliveryId?: string
  readonly attempt?: number
  readonly fault?: string
  readonly operation?: string
  /** Of `lagged`: the number of the newest entry that was dropped. */
  readonly resumeAfter?: number
}

/** Reads every line of a journal as it is written, and says where it contradicts itself. */
export class JournalCheck {
  readonly #open = new Map<string, number>()
  readonly #settled = new Set<string>()
  readonly #unsettled = new Set<string>()
  readonly #fired = new Map<string, number>()
  readonly #wrong: (what: string) => void
  #last = 0
  #hasSkipped = false
  #entries = 0
  #attempts = 0

  constructor(wrong: (what: string) => void) {
    this.#wrong = wrong
  }

  get entries(): number {
    return this.#entries
  }

  /** Number of the newest entry. */
  get newest(): number {
    return this.#last
  }

  /** Attempts that have ended. */
  get attempts(): number {
    return this.#attempts
  }

  /** Deliveries that were scheduled and have not settled since. */
  get unsettled(): readonly string[] {
    return [...this.#unsettled]
  }

  /** Attempts that were started and have not ended. */
  get open(): readonly string[] {
    return [...this.#open.keys()]
  }

  /** Whether entries were dropped before they were printed, so that counts of them are too low. */
  get hasSkipped(): boolean {
    return this.#hasSkipped
  }

  /** How often faults of the emulated API have fired since the last call, by name. */
  takeFired(): ReadonlyMap<string, number> {
    const fired = new Map(this.#fired)
    this.#fired.clear()
    return fired
  }

  /** Forgets what a process did that is gone. */
  restart(): void {
    this.#clear()
    this.#hasSkipped = false
    this.#fired.clear()
    this.#last = 0
  }

  /** Forgets settled deliveries: nothing of them is expected any more but by their redelivery. */
  forgetSettled(): void {
    this.#settled.clear()
  }

  read(line: string): void {
    let entry: Entry
    try {
      entry = JSON.parse(line) as Entry
    } catch {
      this.#wrong(`a line of the journal is no JSON: ${line.slice(0, 100)}`)
      return
    }
    if (entry.type === 'lagged') {
      this.#skipTo(entry.resumeAfter ?? 0)
      return
    }
    this.#entries += 1
    if (this.#last > 0 && entry.seq !== this.#last + 1)
      this.#wrong(`entry ${String(entry.seq)} (${entry.type}) follows entry ${String(this.#last)}`)
    this.#last = entry.seq
    const id = entry.deliveryId
    switch (entry.type) {
      case 'reset':
        this.#clear()
        this.#hasSkipped = false
        break
      case 'api-fault-fired':
        this.#fired.set(entry.fault ?? '', (this.#fired.get(entry.fault ?? '') ?? 0) + 1)
        break
      case 'scheduled':
        if (id === undefined) break
        this.#settled.delete(id)
        this.#unsettled.add(id)
        break
      case 'attempt-started':
        this.#start(`${id ?? ''} attempt ${String(entry.attempt)}`)
        if (id !== undefined) this.#unsettled.add(id)
        break
      case 'attempt-ended':
        this.#attempts += 1
        if (!this.#open.delete(`${id ?? ''} attempt ${String(entry.attempt)}`) && !this.#hasSkipped)
          this.#wrong(`an attempt ended that was not under way (${id ?? ''} attempt ${String(entry.attempt)})`)
        break
      case 'settled':
        if (id === undefined) break
        if (this.#settled.has(id)) this.#wrong(`a delivery settled twice (${id})`)
        this.#settled.add(id)
        this.#unsettled.delete(id)
        break
    }
  }

  /** Entries were dropped before they were printed: what was under way in them is unknown until the next reset. */
  #skipTo(seq: number): void {
    this.#clear()
    this.#hasSkipped = true
    this.#last = seq
  }

  #clear(): void {
    this.#open.clear()
    this.#settled.clear()
    this.#unsettled.clear()
  }

  #start(key: string): void {
    if (this.#open.has(key)) this.#wrong(`an attempt started twice (${key})`)
    this.#open.set(key, this.#last)
  }
}
