import type { Writable } from 'node:stream'
import type { JournalEntry } from '../journal/entry.ts'
import { JournalPosition, type Lag } from '../journal/position.ts'
import type { JournalReader } from '../journal/reader.ts'
import { isLost } from './signals.ts'

/** Entries that are taken from the journal at once, and that wait for the end of a turn of the event loop at most. */
const MAX_ENTRIES_AT_ONCE = 64

/** Characters from which on lines are written. */
const LUMP_CHARACTERS = 2048

/** Says that the journal dropped entries before they could be printed: how many, and the number of the last of them. */
export interface Lagged extends Pick<Lag, 'lost' | 'resumeAfter'> {
  readonly type: 'lagged'
}

/**
 * Writes each entry of the journal as a line, at the latest when the event loop turns, as long as somebody reads the
 * lines. What a slow reader has not read stays in the journal alone, and takes no memory here; what the journal drops
 * meanwhile is told of by a line of the type `lagged`. The returned function resolves once everything written to the
 * journal until then has been printed, or nobody reads any more.
 */
export const printJournal = (
  journal: JournalReader,
  out: Writable,
  line: (entry: JournalEntry | Lagged) => string,
): (() => Promise<void>) => {
  const position = new JournalPosition(journal, 0)
  let isWaiting = false
  /** Entries that have come since a turn of the event loop began in which one came. */
  let entries = 0
  // Standard output forgets its errors, and is never closed.
  let hasReader = true
  let settled: () => void = () => undefined
  const isOpen = (): boolean => hasReader && !out.destroyed && !out.errored && out.writable

  /** Prints what has not been printed, until the reader has to be waited for. */
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
  // The first entry is written at once; those that come right behind it share a write.
  const unwatch = journal.watch(() => {
    if (entries++ === 0) setImmediate(endTurn)
    if (!isWaiting && entries % MAX_ENTRIES_AT_ONCE === 1) catchUp()
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
    if (!isWaiting) catchUp()
    if (isWaiting && isOpen()) await new Promise<void>((resolve) => (settled = resolve))
  }
}
