import type { components } from '../contract/generated/control.ts'
import type { Lane, Lanes, Mark } from './lanes.ts'
import type { Part } from './notes.ts'

type Schemas = components['schemas']
/** One delivery as the control API sends it to the page. */
export type TimelineRow = Schemas['TimelineRow']
export type TimelineAttempt = TimelineRow['attempts'][number]
export type TimelinePart = Schemas['TimelinePart']

const rowOfMark = (
  { number, startedAt, endedAt, outcome, ms, summary, faults }: Mark,
  publishedAt: number,
): TimelineAttempt => ({
  number,
  after: startedAt - publishedAt,
  ...(endedAt !== undefined && { took: endedAt - startedAt }),
  ...(ms !== undefined && { ms }),
  ...(outcome !== undefined && { outcome }),
  summary,
  ...(faults.length > 0 && { faults: [...faults] }),
})

/** Returns a lane as sent to the page: instants are relative to publication, and empty fields are omitted. */
export const rowOfLane = (lane: Lane): TimelineRow => {
  const { id, seq, publishedAt, event, interactionId, subscriptionId, state, marks, faults, dueAt, why } = lane
  const { hold, evidence, effects } = lane
  return {
    id,
    seq,
    at: publishedAt,
    event,
    interactionId,
    subscriptionId,
    state,
    why,
    attempts: marks.map((mark) => rowOfMark(mark, publishedAt)),
    ...(faults.length > 0 && { faults: [...faults] }),
    ...(dueAt !== undefined && { due: dueAt - publishedAt }),
    ...(hold && {
      hold: {
        waitsFor: hold.waitsFor,
        from: hold.from - publishedAt,
        ...(hold.to !== undefined && { to: hold.to - publishedAt }),
      },
    }),
    ...(evidence !== undefined && { evidence }),
    ...(effects && { effects: { ...effects } }),
  }
}

/** Returns the lane that a row shows. @param readTo number of the last journal entry included in the row */
export const laneOfRow = (row: TimelineRow, readTo: number): Lane => {
  const { at, attempts, due, hold, effects, evidence } = row
  return {
    id: row.id,
    seq: row.seq,
    publishedAt: at,
    event: row.event,
    interactionId: row.interactionId,
    subscriptionId: row.subscriptionId,
    state: row.state,
    why: row.why,
    marks: attempts.map(({ number, after, took, ms, outcome, summary, faults = [] }): Mark => ({
      number,
      startedAt: at + after,
      endedAt: took === undefined ? undefined : at + after + took,
      outcome,
      ...(ms !== undefined && { ms }),
      summary,
      faults: [...faults],
    })),
    faults: [...(row.faults ?? [])],
    dueAt: due === undefined ? undefined : at + due,
    ...(hold && {
      hold: { waitsFor: hold.waitsFor, from: at + hold.from, to: hold.to === undefined ? undefined : at + hold.to },
    }),
    ...(evidence !== undefined && { evidence }),
    ...(effects && { effects: { ...effects } }),
    readTo,
    version: 0,
  }
}

/** Inserts lanes that are older than all known ones at the front. */
export const prependLanes = ({ byId, order }: Lanes, older: readonly Lane[]): void => {
  const fresh = older.filter(({ id }) => !byId.has(id))
  for (const lane of fresh) byId.set(lane.id, lane)
  order.unshift(...fresh)
}

/** Returns a part of the demo as sent to the page. */
export const rowOfPart = ({ seq, at, title, caption }: Part): TimelinePart => ({ seq, at, title, caption })
