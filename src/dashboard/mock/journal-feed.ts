import { readEntry, type Entry } from '../../timeline/entry-view.ts'
import { MAX_LANES } from '../../timeline/lanes.ts'
import type { TimelinePart, TimelineRow } from '../../timeline/rows.ts'
import { createEventReader } from './event-stream.ts'

export type FeedState = 'connecting' | 'live' | 'lost' | 'refused'

export interface FeedParts {
  /** Calls the control API by a path below `/_mock`, with the token if one is required. */
  call(path: string, signal: AbortSignal): Promise<Response>
  pause(ms: number): Promise<void>
  /**
   * Receives the state that the journal led to, so that its past is not read; without it, the journal is read from its
   * start.
   */
  readonly rows?: {
    /** Receives the newest deliveries, which replace everything read before. Resolves once they are shown. */
    begin(page: TimelinePage): Promise<void>
    /** Receives deliveries older than all that were read. */
    older(page: TimelinePage): void
  }
  /** Receives new entries, in order, each exactly once. */
  entries(entries: readonly Entry[]): void
  /** Called when the mock was restarted: everything read so far is invalid. */
  startedOver(): void
  state(state: FeedState): void
  /** Resolves once another token is entered. */
  token(): Promise<void>
}

/** The deliveries of a mock as of one entry of its journal. */
export interface TimelinePage {
  readonly data: readonly TimelineRow[]
  readonly seq: number
  /** The mock's time, in milliseconds since the Unix epoch. */
  readonly now: number
  readonly parts: readonly TimelinePart[]
  readonly refused: readonly Entry[]
  readonly next?: string
}

interface Page {
  readonly data: readonly Entry[]
  readonly oldest: number
  readonly newest: number
}

const PAGE_ENTRIES = 1000
/** Deliveries that are read and shown first; older ones follow. */
const FIRST_ROWS = 500
const OLDER_ROWS = MAX_LANES - FIRST_ROWS
/** How many missed entries make a page that was disconnected read the current state again instead of the entries. */
const MAX_MISSED_ENTRIES = 5000

/**
 * Reads the current state of the mock, then follows its journal: missed entries page by page, then the live stream.
 * Resumes from its position whenever the stream ends.
 */
export class JournalFeed {
  readonly #parts: FeedParts
  readonly #stop = new AbortController()
  #last: Entry | undefined
  #after = 0
  #hasBegun = false

  constructor(parts: FeedParts) {
    this.#parts = parts
  }

  stop(): void {
    this.#stop.abort()
  }

  async run(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted;) {
      try {
        await this.#catchUp()
        this.#parts.state('live')
        failures = 0
        await this.#follow()
      } catch (error) {
        if (error instanceof TokenNeeded) {
          this.#parts.state('refused')
          await this.#parts.token()
          continue
        }
      }
      if (this.#stop.signal.aborted) return
      this.#parts.state('lost')
      await this.#parts.pause(Math.min(5000, 250 * 2 ** failures++))
    }
  }

  async #catchUp(): Promise<void> {
    if (!this.#hasBegun) await this.#begin()
    for (;;) {
      // The last known entry is requested again: a different one under its number means another journal.
      const { data, newest, oldest } = await this.#page(Math.max(0, this.#after - 1))
      const same = data.find(({ seq }) => seq === this.#after)
      if (
        newest < this.#after ||
        (same && this.#last && (same.at !== this.#last.at || same.type !== this.#last.type))
      ) {
        this.#parts.startedOver()
        await this.#begin()
        continue
      }
      if (this.#parts.rows && (newest - this.#after > MAX_MISSED_ENTRIES || oldest > this.#after + 1)) {
        await this.#begin()
        continue
      }
      this.#last = same ?? this.#last
      this.#take(data)
      if (this.#after >= newest) return
    }
  }

  /** Reads the state that the journal led to, so that only later entries have to be read. */
  async #begin(): Promise<void> {
    const { rows } = this.#parts
    this.#last = undefined
    this.#after = 0
    this.#hasBegun = true
    if (!rows) return
    this.#hasBegun = false
    const first = await this.#timeline(`limit=${String(FIRST_ROWS)}`)
    this.#after = first.seq
    this.#hasBegun = true
    await rows.begin(first)
    if (first.next === undefined) return
    const older = `limit=${String(OLDER_ROWS)}&before=${encodeURIComponent(first.next)}`
    try {
      rows.older(await this.#timeline(older))
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      // The delivery that the next page starts from was dropped meanwhile.
      return this.#begin()
    }
  }

  async #timeline(query: string): Promise<TimelinePage> {
    return (await (await this.#call(`/timeline?${query}`)).json()) as TimelinePage
  }

  async #page(after: number): Promise<Page> {
    const response = await this.#call(`/journal?after=${String(after)}&limit=${String(PAGE_ENTRIES)}`)
    return (await response.json()) as Page
  }

  async #follow(): Promise<void> {
    const { body } = await this.#call(`/stream?after=${String(this.#after)}`)
    if (!body) return
    const reader = body.getReader()
    const decoder = new TextDecoder()
    const read = createEventReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const entries = read(decoder.decode(value, { stream: true })).flatMap(({ data }) => readEntry(data) ?? [])
      const first = entries.find(({ seq }) => seq > this.#after)
      if (first && first.seq > this.#after + 1) return void reader.cancel()
      this.#take(entries)
    }
  }

  async #call(path: string): Promise<Response> {
    const response = await this.#parts.call(path, this.#stop.signal)
    if (response.status === 401) throw new TokenNeeded()
    if (response.status === 404) throw new NotKept(`${path} is not known`)
    if (!response.ok) throw new Error(`${path} responded with ${String(response.status)}`)
    return response
  }

  #take(entries: readonly Entry[]): void {
    const fresh = entries.filter(({ seq }) => seq > this.#after)
    const last = fresh.at(-1)
    if (!last) return
    this.#after = last.seq
    this.#last = last
    this.#parts.entries(fresh)
  }
}

class TokenNeeded extends Error {}
class NotKept extends Error {}
