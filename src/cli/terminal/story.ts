import { emptyLanes, readInto, type Lane } from '../../timeline/lanes.ts'
import { readEntry } from '../../timeline/entry-view.ts'
import { readNote, type Part } from '../../timeline/notes.ts'
import { viewEntry } from '../../server/delivery-view.ts'
import type { JournalEntry } from '../../journal/entry.ts'

/** One part of what is shown: what was said of it, and the deliveries that were published in it. */
export interface Chapter extends Part {
  readonly lanes: readonly Lane[]
}

/** What the journal tells, in parts. Deliveries before the first title stand in a part without one. */
export interface Story {
  read(entry: JournalEntry): void
  chapters(): readonly Chapter[]
}

/** What is drawn are states, times and names of faults; the receiver of the demo is ours and tells no secret. */
const NO_MASK = (text: string): string => text

/** Reads the journal as the live page does, by the same readings. */
export const createStory = (): Story => {
  const lanes = emptyLanes()
  const parts: Part[] = []
  return {
    read(entry) {
      const told = readEntry(JSON.stringify(viewEntry(entry, NO_MASK)))
      if (!told) return
      readInto(lanes, told)
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
