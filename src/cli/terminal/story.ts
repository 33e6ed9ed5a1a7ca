import { emptyLanes, applyEntry, type Lane } from '../../timeline/lanes.ts'
import { readEntry } from '../../timeline/entry-view.ts'
import { readNote, type Part } from '../../timeline/notes.ts'
import { viewEntry } from '../../server/delivery-view.ts'
import type { JournalEntry } from '../../journal/entry.ts'

/** A part of the story: its title, and the deliveries published in it. */
export interface Chapter extends Part {
  readonly lanes: readonly Lane[]
}

/** The journal as parts. Deliveries before the first title are in a part without one. */
export interface Story {
  read(entry: JournalEntry): void
  chapters(): readonly Chapter[]
}

/** Nothing needs masking: only states, times and fault names are drawn, and the demo's receiver reveals no secret. */
const NO_MASK = (text: string): string => text

/** Creates a story from the journal, with the same functions as the live page. */
export const createStory = (): Story => {
  const lanes = emptyLanes()
  const parts: Part[] = []
  return {
    read(entry) {
      const told = readEntry(JSON.stringify(viewEntry(entry, NO_MASK)))
      if (!told) return
      applyEntry(lanes, told)
      readNote(parts, told)
    },
    chapters() {
      const first = lanes.order[0]
      const before: Part[] =
        first && first.seq < (parts[0]?.seq ?? Infinity)
          ? [{ seq: first.seq, at: first.publishedAt, title: '', caption: '' }]
          : []
      const all = [...before, ...parts]
      return all.map((part, index) => ({
        ...part,
        lanes: lanes.order.filter(({ seq }) => seq >= part.seq && seq < (all[index + 1]?.seq ?? Infinity)),
      }))
    },
  }
}
