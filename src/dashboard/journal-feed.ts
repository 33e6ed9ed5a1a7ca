import { readEntry, type Entry } from '../timeline/entry-view.ts'
import { createEventReader } from './event-stream.ts'

export type FeedState = 'connecting' | 'live' | 'lost' | 'refused'

export interface FeedParts {
  /** Calls the control API by a path below `/_mock`, with the token where one is needed. */
  call(path: string, signal: AbortSignal): Promise<Response>
  pause(ms: number): Promise<void>
  /** New entries, in order, each exactly once. */
  entries(entries: readonly Entry[]): void
  /** Another journal than before answers: what was read so far no longer counts. */
  startedOver(): void
  state(state: FeedState): void
  /** Resolves once another token was given. */
  token(): Promise<void>
}

interface Page {
  readonly data: readonly Entry[]
  readonly oldest: number
  readonly newest: number
}

const PAGE_ENTRIES = 1000
/** Entries of the past that a page that opens late still reads. */
const MAX_PAST_ENTRIES = 50_000

/**
 * Reads the journal for ever: first what was missed, page by page, then the live stream; again from where it was
 * whenever that ends.
 */
export class JournalFeed {
  readonly #parts: FeedParts
  readonly #stop = new AbortController()
  #last: Entry | undefined
  #after = 0

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
    for (;;) {
      // The last known entry is asked for once more: another one under its number means another journal.
      const { data, newest, oldest } = await this.#page(Math.max(0, this.#after - 1))
      const same = data.find(({ seq }) => seq === this.#after)
      if (
        newest < this.#after ||
        (same && this.#last && (same.at !== this.#last.at || same.type !== this.#last.type))
      ) {
        this.#after = 0
        this.#last = undefined
        this.#parts.startedOver()
        continue
      }
      if (this.#after === 0 && newest - oldest > MAX_PAST_ENTRIES) {
        this.#after = newest - MAX_PAST_ENTRIES
        continue
      }
      this.#take(data)
      if (this.#after >= newest) return
    }
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
    if (!response.ok) throw new Error(`${path} answered ${String(response.status)}`)
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
