import { setImmediate as turn } from 'node:timers/promises'
import { JournalCursor } from '../journal/cursor.ts'
import type { JournalReader } from '../journal/reader.ts'
import type { Mask } from '../kit/masking/mask.ts'
import { viewEntry, type ViewOptions } from './delivery-view.ts'

/** Approximate number of characters per write, and maximum number of entries per write. */
const PART_CHARACTERS = 65_536
const MAX_ENTRIES_LOOKED_AT = 256

/**
 * Returns a response that streams the entries after number `after` as server-sent events, without gaps or duplicates
 * and as fast as the client reads: unread entries stay only in the journal. A client that falls behind the oldest kept
 * entry gets a final `lagged` event, whose `id` is where to resume.
 */
export const streamJournal = (
  journal: JournalReader,
  after: number,
  { signal, mask, ...options }: ViewOptions & { readonly signal: AbortSignal; readonly mask: Mask },
): Response => {
  const encoder = new TextEncoder()
  const cursor = new JournalCursor(journal, after)
  const next = async (): Promise<string> => {
    const lag = await cursor.arrived()
    if (lag) {
      cursor.stop()
      return `id: ${String(lag.resumeAfter)}\nevent: lagged\ndata: ${JSON.stringify(lag)}\n\n`
    }
    if (cursor.isOver) return ''
    let text = ''
    for (const entry of cursor.take(MAX_ENTRIES_LOOKED_AT)) {
      const data = JSON.stringify(viewEntry(entry, mask, options))
      text += `id: ${String(entry.seq)}\nevent: ${entry.type}\ndata: ${data}\n\n`
      if (text.length >= PART_CHARACTERS) break
    }
    return text
  }
  let isFirst = true
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await turn()
        // Sent immediately, so that a client knows that it is connected before the first event.
        const text = isFirst ? ': journal\nretry: 1000\n\n' : await next()
        isFirst = false
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (cursor.isOver) controller.close()
      },
      cancel: () => cursor.stop(),
    },
    { highWaterMark: 0 },
  )
  signal.addEventListener('abort', () => cursor.stop(), { once: true })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
}
