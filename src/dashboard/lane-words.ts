import type { Lane, Mark } from '../timeline/lanes.ts'
import { countdown, tickLabel } from '../timeline/time-scale.ts'

const OUTCOME_WORDS = {
  accepted: 'accepted',
  rejected: 'rejected',
  'timed-out': 'timed out',
  unreachable: 'unreachable',
} as const

/** An attempt in a sentence, for whoever hears or points at its mark. */
export const describeMark = (mark: Mark): string => {
  const how =
    mark.outcome === undefined
      ? 'in flight'
      : `${OUTCOME_WORDS[mark.outcome]}${mark.summary === OUTCOME_WORDS[mark.outcome] ? '' : ` ${mark.summary}`}`
  const faults = mark.faults.length > 0 ? `, under fault ${mark.faults.join(', ')}` : ''
  return `Attempt ${String(mark.number)}: ${how} at ${tickLabel(mark.startedAt, 1000)}${faults}`
}

/** Where a delivery stands; while it waits, for how long. */
export const stateText = (lane: Lane, now: number): string =>
  lane.state === 'scheduled' && lane.dueAt !== undefined ? countdown(lane.dueAt - now) : lane.state.replace('-', ' ')
