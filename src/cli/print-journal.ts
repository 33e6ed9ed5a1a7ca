import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { JournalCursor } from '../journal/cursor.ts'
import type { JournalEntry } from '../journal/entry.ts'
import type { Store } from '../journal/store.ts'

/** Entries that are written before the rest of the program has its turn. */
const AT_ONCE = 64

/**
 * Writes each entry of the journal as a line, as fast as the lines are read: what a slow reader has not read stays in the journal
 * alone, and takes no memory here. Entries that the journal dropped meanwhile are told of by a line of the type `lagged`.
 * The returned function resolves once everything written to the journal until then has been printed.
 */
export const printJournal = (
  store: Store,
  out: Writable,
  line: (entry: JournalEntry | { readonly type: 'lagged'; readonly lost: number }) => string,
): (() => Promise<void>) => {
  const cursor = new JournalCursor(store, 0)
  // Once standard output cannot be written to, nothing waits for it.
  const isOpen = (): boolean => !out.destroyed && !out.errored && out.writable
  const write = async (text: string): Promise<void> => {
    if (!isOpen() || out.write(text)) return
    const heard = new AbortController()
    const { signal } = heard
    await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })]).catch(() => undefined)
    heard.abort()
  }
  const printing = (async () => {
    for (;;) {
      const lag = await cursor.arrived()
      if (lag) await write(`${line({ type: 'lagged', ...lag })}\n`)
      let count = 0
      for (const entry of cursor.take(AT_ONCE)) {
        await write(`${line(entry)}\n`)
        count += 1
      }
      if (count === 0 && cursor.isOver) return
      if (!isOpen()) return cursor.stop()
      if (count === AT_ONCE) await turn()
    }
  })()
  return async () => {
    cursor.stop()
    await printing
  }
}
