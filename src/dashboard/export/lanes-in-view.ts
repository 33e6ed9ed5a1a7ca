import type { Lane } from '../../timeline/lanes.ts'
import type { TimeView } from '../../timeline/time-scale.ts'

/** Deliveries with something in view, oldest first. */
export const lanesInView = (lanes: readonly Lane[], { from, spanMs }: TimeView): Lane[] =>
  lanes
    .filter(
      ({ publishedAt, dueAt, marks }) =>
        publishedAt <= from + spanMs &&
        Math.max(publishedAt, dueAt ?? 0, marks.at(-1)?.endedAt ?? marks.at(-1)?.startedAt ?? 0) >= from,
    )
    .toSorted((one, other) => one.seq - other.seq)
