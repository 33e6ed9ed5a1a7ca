import { describeMs } from '../../kit/span-words.ts'
import { counted, markLabel, shortId } from '../../picture/words.ts'
import { clockTime, shortTime } from '../../timeline/local-time.ts'
import { isSettled, type Lane } from '../../timeline/lanes.ts'

/** The mock's text about a retry: how many there are at most. */
const OF_RETRIES = /redelivery \d+ of (\d+)/

/** Returns how long a delivery took: on the wire for a single attempt, on the mock's clock for several. */
const tookText = ({ marks, publishedAt }: Lane): string => {
  const last = marks.at(-1)
  if (!last) return ''
  if (marks.length === 1 && last.ms !== undefined) return describeMs(last.ms)
  return last.endedAt === undefined ? '' : describeMs(last.endedAt - publishedAt)
}

/**
 * Returns the text below the name of a delivery's event: attempts made, how long it took, when it was published.
 * @param isShort whether other text shares the line, which leaves no room for the time of publication
 * @param eventOf the event of another delivery, by its id
 */
export const factsText = (lane: Lane, isShort: boolean, eventOf: (id: string) => string | undefined): string => {
  const { marks, hold, why, publishedAt } = lane
  if (lane.state === 'held') return `waits for ${eventOf(hold?.waitsFor ?? '') ?? 'another delivery'}`
  const last = marks.at(-1)
  if (!isSettled(lane) && last) {
    const most = OF_RETRIES.exec(why)?.[1]
    const made =
      most === undefined
        ? counted(marks.length, 'attempt')
        : `${String(marks.length)} of ${String(Number(most) + 1)} attempts`
    return last.outcome === undefined ? made : `${made} · last: ${markLabel(last)}`
  }
  return [counted(marks.length, 'attempt'), tookText(lane), isShort ? '' : clockTime(publishedAt)]
    .filter((text) => text !== '')
    .join(' · ')
}

/**
 * Returns the text that identifies a delivery without a header above it: its interaction and, if there are several,
 * its receiver.
 */
export const identityText = (lane: Lane, receiver: string | undefined): string =>
  [lane.interactionId === '' ? shortId(lane.id) : shortId(lane.interactionId), receiver]
    .filter((text) => text !== undefined)
    .join(' → ')

/** Returns an event in words if its name does not say what it is about: `interaction started`. */
export const eventWords = (event: string): string | undefined =>
  ({ STARTED: 'interaction started', FINISHED: 'interaction finished' })[event]

/**
 * Returns the facts for a row without room for a second line: the number of attempts, if more than one, and the time.
 */
export const shortFacts = (lane: Lane, withTime: boolean): string =>
  [lane.marks.length > 1 ? `${String(lane.marks.length)}×` : '', withTime ? shortTime(lane.publishedAt) : '']
    .filter((text) => text !== '')
    .join(' · ')
