import { instantOf, type ReadableEntry } from './entry-view.ts'

/** A part of the demo: its title and its latest caption. */
export interface Part {
  readonly seq: number
  /** When it starts, in milliseconds since the Unix epoch on the mock's clock. */
  readonly at: number
  readonly title: string
  caption: string
}

/** Maximum number of parts; the oldest are dropped first. */
const MAX_PARTS = 200

/**
 * Applies a journal entry to the parts, oldest first; returns whether it changed them. A caption before any title
 * starts a part without a title.
 */
export const readNote = (parts: Part[], entry: ReadableEntry): boolean => {
  if (entry.type === 'reset') {
    parts.length = 0
    return true
  }
  if (entry.type !== 'noted' || entry.kind === 'effect' || entry.kind === 'duplicate') return false
  const last = parts.at(-1)
  if (entry.kind === 'caption' && last) last.caption = entry.text
  else
    parts.push({
      seq: entry.seq,
      at: instantOf(entry.at),
      title: entry.kind === 'title' ? entry.text : '',
      caption: entry.kind === 'caption' ? entry.text : '',
    })
  if (parts.length > MAX_PARTS) parts.shift()
  return true
}
