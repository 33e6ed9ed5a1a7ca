import type { JournalEntry } from '../journal/entry.ts'
import type { Store } from '../journal/store.ts'
import { viewEntry } from './delivery-view.ts'

/** Entries that may wait for a slow reader before the stream is ended; it then resumes where it was. */
const MAX_WAITING = 10_000

/** Tells the journal as server-sent events from `after` on, without gap or repetition. A reader that is too slow is cut off and may come back. */
export const streamJournal = (store: Store, after: number, signal: AbortSignal): Response => {
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let ended = false
        const send = (text: string): void => {
          controller.enqueue(encoder.encode(text))
        }
        const tell = (entry: JournalEntry): void => {
          send(`id: ${String(entry.seq)}\nevent: ${entry.type}\ndata: ${JSON.stringify(viewEntry(entry))}\n\n`)
          if ((controller.desiredSize ?? 0) > -MAX_WAITING) return
          ended = true
          stop()
          controller.close()
        }
        const unwatch = store.watch(tell)
        stop = () => {
          signal.removeEventListener('abort', stop)
          unwatch()
        }
        signal.addEventListener('abort', stop)
        // Sent at once, so that a client knows it is connected before anything happens.
        send(': journal\nretry: 1000\n\n')
        for (const entry of store.entries(after)) {
          // Who asks for a longer past than may wait gets its beginning, and comes back for the rest.
          if (ended) return
          tell(entry)
        }
      },
      cancel: () => stop(),
    },
    { highWaterMark: 1 },
  )
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
}
