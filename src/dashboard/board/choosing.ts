import type { Lane } from '../../timeline/lanes.ts'

/** The selection: a delivery, and one of its attempts. */
export interface Choice {
  readonly id: string
  readonly attempt: number | undefined
}

/**
 * Returns the selection after a key press; undefined if the key has no effect. Deliveries are given in board order,
 * from top to bottom.
 */
export const choiceAfter = (
  key: string,
  lanes: readonly Lane[],
  choice: Choice | undefined,
  pageRows: number,
): Choice | undefined => {
  const last = lanes.length - 1
  if (last < 0) return undefined
  const known = lanes.findIndex(({ id }) => id === choice?.id)
  const row = known < 0 ? undefined : known
  const rowOf = (wanted: number): Choice | undefined => {
    const lane = lanes[Math.min(last, Math.max(0, wanted))]
    if (!lane) return undefined
    const attempt =
      choice?.attempt === undefined
        ? undefined
        : (lane.marks.find(({ number }) => number === choice.attempt) ?? lane.marks.at(-1))?.number
    return { id: lane.id, attempt }
  }
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return rowOf(row === undefined ? 0 : row + 1)
    case 'ArrowUp':
    case 'k':
      return rowOf(row === undefined ? 0 : row - 1)
    case 'PageDown':
      return rowOf((row ?? 0) + pageRows)
    case 'PageUp':
      return rowOf((row ?? 0) - pageRows)
    case 'Home':
      return rowOf(0)
    case 'End':
      return rowOf(last)
    case 'ArrowLeft':
    case 'ArrowRight': {
      const lane = lanes[row ?? 0]
      if (!lane) return undefined
      const at = lane.marks.findIndex(({ number }) => number === choice?.attempt)
      const next = key === 'ArrowRight' ? Math.min(lane.marks.length - 1, at + 1) : at - 1
      return { id: lane.id, attempt: lane.marks[next]?.number }
    }
    default:
      return undefined
  }
}
