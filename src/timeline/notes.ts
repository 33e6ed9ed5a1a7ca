import { instantOf, type ReadableEntry } from './entry-view.ts'

/** The title of a part of the demo, with its last sentence. */
export interface Part {
  readonly seq: number
  /** When it begins: milliseconds since the Unix epoch, on the mock's clock. */
  readonly at: number
  readonly title: string
  caption: string
}

/** Most parts that are kept; the oldest go first. */
const MAX_PARTS = 200

/**
 * Reads one journal entry into the parts, oldest first. A sentence before any title begins a part without one. Returns
 * whether it changed them.
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
