import { setImmediate as turn } from 'node:timers/promises'
import type { Mask } from '../kit/masking/mask.ts'
import type { JournalEntry } from '../journal/entry.ts'
import type { Store } from '../journal/store.ts'
import { viewEntry, type ViewOptions } from './delivery-view.ts'

/** Characters that are written at once, roughly, and entries that are looked at for it. */
const PART = 65_536
const LOOKED_AT = 256

/**
 * Follows the journal as server-sent events from `after` on, without gap or repetition, and as fast as it is read: what a reader has not read yet stays in
 * the journal alone. A reader that falls behind what the journal keeps gets a last event `lagged`, whose id is where to resume.
 */
export const streamJournal = (
  store: Store,
  after: number,
  { signal, mask, ...options }: ViewOptions & { readonly signal: AbortSignal; readonly mask: Mask },
): Response => {
  const encoder = new TextEncoder()
  const cursor = new Cursor(store, after, (entry) => viewEntry(entry, mask, options))
  let isFirst = true
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await turn()
        // Sent at once, so that a client knows it is connected before anything happens.
        const text = isFirst ? ': journal\nretry: 1000\n\n' : await cursor.next()
        isFirst = false
        if (text !== undefined) controller.enqueue(encoder.encode(text))
        if (cursor.isOver) controller.close()
      },
      cancel: () => cursor.stop(),
    },
    { highWaterMark: 0 },
  )
  signal.addEventListener('abort', () => cursor.stop(), { once: true })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
}

/** Where one reader stands in the journal. */
class Cursor {
  readonly #store: Store
  readonly #view: (entry: JournalEntry) => object
  readonly #unwatch: () => void
  #after: number
  #isOver = false
  #wake: () => void = () => undefined

  constructor(store: Store, after: number, view: (entry: JournalEntry) => object) {
    this.#store = store
    this.#view = view
    // What lies before the oldest entry was gone when the reader came, and a number to come is one of another journal.
    const { oldest, newest } = store.range()
    this.#after = Math.min(newest, Math.max(after, oldest - 1))
    this.#unwatch = store.watch(() => {
      this.#wake()
    })
  }

  get isOver(): boolean {
    return this.#isOver
  }

  stop(): void {
    this.#isOver = true
    this.#unwatch()
    this.#wake()
  }

  /** Resolves to the next events as text, once there are some; to undefined when there will be none. */
  async next(): Promise<string | undefined> {
    while (!this.#isOver) {
      const { oldest, newest } = this.#store.range()
      if (oldest > this.#after + 1) {
        this.stop()
        return `id: ${String(oldest - 1)}\nevent: lagged\ndata: ${JSON.stringify({ lost: oldest - 1 - this.#after, resumeAfter: oldest - 1, newest })}\n\n`
      }
      if (newest > this.#after) return this.#read()
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    return undefined
  }

  #read(): string {
    let text = ''
    for (const entry of this.#store.entries(this.#after, LOOKED_AT)) {
      text += `id: ${String(entry.seq)}\nevent: ${entry.type}\ndata: ${JSON.stringify(this.#view(entry))}\n\n`
      this.#after = entry.seq
      if (text.length >= PART) break
    }
    return text
  }
}
