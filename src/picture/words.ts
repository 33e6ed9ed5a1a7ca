import { describeMs } from '../kit/span-words.ts'
import type { Lane, Mark } from '../timeline/lanes.ts'
import { countdown } from '../timeline/time-scale.ts'
import { GLYPHS, glyphOf } from './glyphs.ts'

/** Returns a count with its noun: `1 attempt`, `3 attempts`. */
export const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`

/** Returns the label next to the glyph of an attempt: `503`, `timed out 1 s`, `response lost`, `refused`. */
export const markLabel = (mark: Mark): string => {
  const glyph = glyphOf(mark)
  if (glyph === 'response-lost' || glyph === 'in-flight') return GLYPHS[glyph].means
  return glyph === 'timed-out' && mark.ms !== undefined ? `${mark.summary} ${describeMs(mark.ms)}` : mark.summary
}

/**
 * Returns an attempt in a sentence, for readers who hear or point at its mark.
 * @param when formats an instant: in local time on the page, in UTC in exports
 */
export const describeMark = (mark: Mark, when: (at: number) => string): string => {
  const { means } = GLYPHS[glyphOf(mark)]
  const label = markLabel(mark)
  const how = label.startsWith(means) ? label : `${means} ${label}`
  const faults = mark.faults.length > 0 ? `, under fault ${mark.faults.join(', ')}` : ''
  return `Attempt ${String(mark.number)}: ${how} at ${when(mark.startedAt)}${faults}`
}

/** Returns the state of a delivery in words: `delivered`, `gave up`, and while it waits `next in 4.2 s`. */
export const stateText = (lane: Lane, now: number): string => {
  switch (lane.state) {
    case 'scheduled':
      if (lane.dueAt === undefined) return 'scheduled'
      return lane.marks.length === 0 ? countdown(lane.dueAt - now) : `next ${countdown(lane.dueAt - now)}`
    case 'exhausted':
      return 'gave up'
    default:
      return lane.state.replace('-', ' ')
  }
}

/** Returns an ID shortened to fit a line, with both ends kept: `a69a…8de1`. */
export const shortId = (id: string): string => (id.length <= 12 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`)
