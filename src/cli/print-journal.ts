import type { Writable } from 'node:stream'
import type { JournalEntry } from '../journal/entry.ts'
import { JournalPosition, type Lag } from '../journal/position.ts'
import type { JournalReader } from '../journal/reader.ts'
import { isLost } from './signals.ts'

/** Entries that are taken from the journal at once. */
const MAX_ENTRIES_AT_ONCE = 64

/** Says that the journal dropped entries before they could be printed: how many, and the number of the last of them. */
export interface Lagged extends Pick<Lag, 'lost' | 'resumeAfter'> {
  readonly type: 'lagged'
}

/**
 * Writes each entry of the journal as a line at once, as long as somebody reads the lines. What a slow reader has not
 * read stays in the journal alone, and takes no memory here; what the journal drops meanwhile is told of by a line of
 * the type `lagged`. The returned function resolves once everything written to the journal until then has been
 * printed, or nobody reads any more.
 */
export const printJournal = (
  journal: JournalReader,
  out: Writable,
  line: (entry: JournalEntry | Lagged) => string,
): (() => Promise<void>) => {
  const position = new JournalPosition(journal, 0)
  let isWaiting = false
  // Standard output forgets its errors, and is never closed.
  let hasReader = true
  let settled: () => void = () => undefined
  const isOpen = (): boolean => hasReader && !out.destroyed && !out.errored && out.writable

  /** Prints what has not been printed, until the reader has to be waited for. */
  const catchUp = (): void => {
    isWaiting = false
    while (isOpen() && position.isBehind) {
      const lag = position.passLost()
      if (lag) out.write(`${line({ type: 'lagged', lost: lag.lost, resumeAfter: lag.resumeAfter })}\n`)
      for (const entry of position.take(MAX_ENTRIES_AT_ONCE)) {
        if (out.write(`${line(entry)}\n`)) continue
        isWaiting = true
        out.once('drain', catchUp)
        return
      }
    }
    settled()
  }

  const unwatch = journal.watch(() => {
    if (!isWaiting) catchUp()
  })
  out.once('close', () => settled())
  out.on('error', (error) => {
    if (!isLost(error)) return
    hasReader = false
    settled()
  })
  catchUp()
  return async () => {
    unwatch()
    if (isWaiting && isOpen()) await new Promise<void>((resolve) => (settled = resolve))
  }
}
