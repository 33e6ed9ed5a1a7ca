import type { Writable } from 'node:stream'
import type { JournalEntry } from '../journal/entry.ts'
import { JournalPosition, type Lag } from '../journal/position.ts'
import type { JournalReader } from '../journal/reader.ts'
import { isReaderGone } from './signals.ts'

/** The most entries to take from the journal at once, and to buffer until the event loop turns. */
const MAX_ENTRIES_AT_ONCE = 64

/** How many characters to buffer before writing. */
const LUMP_CHARACTERS = 2048

/** A line about entries that the journal dropped before they were printed: how many, and the number of the last one. */
export interface LagLine extends Pick<Lag, 'lost' | 'resumeAfter'> {
  readonly type: 'lagged'
}

/**
 * Writes each journal entry as a line, at the latest when the event loop turns, while there is a reader. For a slow
 * reader, entries wait in the journal and take no memory here; a line of type `lagged` reports entries dropped
 * meanwhile. Returns a function that resolves once all entries so far are printed or the reader is gone.
 */
export const printJournal = (
  journal: JournalReader,
  out: Writable,
  line: (entry: JournalEntry | LagLine) => string,
): (() => Promise<void>) => {
  const position = new JournalPosition(journal, 0)
  let isWaiting = false
  /** Number of entries in this turn of the event loop. */
  let entries = 0
  // Standard output neither keeps its errors nor closes.
  let hasReader = true
  let settled: () => void = () => undefined
  const isOpen = (): boolean => hasReader && !out.destroyed && !out.errored && out.writable

  /** Prints pending entries until the stream has to drain. */
  const catchUp = (): void => {
    isWaiting = false
    while (isOpen() && position.isBehind) {
      const lag = position.passLost()
      let lines = lag ? `${line({ type: 'lagged', lost: lag.lost, resumeAfter: lag.resumeAfter })}\n` : ''
      for (const entry of position.take(MAX_ENTRIES_AT_ONCE)) {
        lines += `${line(entry)}\n`
        if (lines.length >= LUMP_CHARACTERS) break
      }
      if (out.write(lines)) continue
      isWaiting = true
      out.once('drain', catchUp)
      return
    }
    settled()
  }

  const endTurn = (): void => {
    entries = 0
    if (!isWaiting) catchUp()
  }
  // The first entry is written at once; those right after it share a write.
  const unwatch = journal.watch(() => {
    if (entries++ === 0) setImmediate(endTurn)
    if (!isWaiting && entries % MAX_ENTRIES_AT_ONCE === 1) catchUp()
  })
  out.once('close', () => settled())
  out.on('error', (error) => {
    if (!isReaderGone(error)) return
    hasReader = false
    settled()
  })
  catchUp()
  return async () => {
    unwatch()
    if (!isWaiting) catchUp()
    if (isWaiting && isOpen()) await new Promise<void>((resolve) => (settled = resolve))
  }
}
