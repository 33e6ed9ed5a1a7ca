import { outcomeLabel } from '../kit/outcome-words.ts'
import { instantOf, type ReadableEntry, type OutcomeKind } from './entry-view.ts'

export type LaneState = 'scheduled' | 'held' | 'in-flight' | 'delivered' | 'exhausted' | 'canceled'

/** One attempt on the time axis. Times are milliseconds since the Unix epoch, on the mock's clock. */
export interface Mark {
  readonly number: number
  readonly startedAt: number
  endedAt: number | undefined
  /** Undefined while it is in flight. */
  outcome: OutcomeKind | undefined
  /** Milliseconds on the wire, once it has ended. */
  ms?: number
  /** What came back in a few words: `503`, `timed out`, `refused`. */
  summary: string
  readonly faults: string[]
}

/** One delivery as the page shows it: a row with its attempts. */
export interface Lane {
  readonly id: string
  readonly seq: number
  readonly publishedAt: number
  event: string
  interactionId: string
  subscriptionId: string
  state: LaneState
  readonly marks: Mark[]
  /** Plan faults. */
  readonly faults: string[]
  /** When the next attempt is due; undefined while in flight, held back or settled. */
  dueAt: number | undefined
  why: string
  /** While it is or was held back: until which delivery settles, and from when to when. */
  hold?: { readonly waitsFor: string; readonly from: number; to: number | undefined }
  /** What shows the payload of its event: `document`, `capture`, `analogy` or `invented`. */
  evidence?: string
  /** Effects that its receiver reported, and duplicates that it dropped; absent while it reported none. */
  effects?: { done: number; dropped: number }
  /** Number of the entry up to which this was read elsewhere; earlier entries change nothing. */
  readonly readTo?: number
  /** Counts its changes, so that a row is redrawn only after one. */
  version: number
}

/** Lanes by delivery, oldest first, built by reading the journal once, in order. */
export interface Lanes {
  readonly byId: Map<string, Lane>
  readonly order: Lane[]
  /** Lanes that are not shared with a fork; undefined where none is shared. */
  readonly own?: WeakSet<Lane>
}

/** Most lanes that are kept; the oldest go first. */
export const MAX_LANES = 20_000

export const emptyLanes = (): Lanes => ({ byId: new Map(), order: [] })

/** Returns lanes that can be changed without changing the given ones: a lane is copied when it first changes. */
export const forkLanes = ({ byId, order }: Lanes): Lanes => ({
  byId: new Map(byId),
  order: [...order],
  own: new WeakSet(),
})

/** Reads one journal entry into the lanes and returns the lane it changed, if it changed one. */
export const applyEntry = (lanes: Lanes, entry: ReadableEntry): Lane | undefined => {
  const at = instantOf(entry.at)
  switch (entry.type) {
    case 'published':
      for (const id of entry.deliveries) add(lanes, { ...entry, id, at })
      return undefined
    case 'scheduled':
      return change(lanes, entry, at, (lane) => {
        lane.state = entry.dueAt === undefined ? 'held' : 'scheduled'
        lane.dueAt = entry.dueAt === undefined ? undefined : instantOf(entry.dueAt)
        lane.why = entry.why
        if (entry.waitsFor !== undefined) lane.hold = { waitsFor: entry.waitsFor, from: at, to: undefined }
        else release(lane, at)
      })
    case 'attempt-started':
      return change(lanes, entry, at, (lane) => {
        lane.state = 'in-flight'
        lane.dueAt = undefined
        lane.marks.push({
          number: entry.attempt,
          startedAt: at,
          endedAt: undefined,
          outcome: undefined,
          summary: 'in flight',
          faults: [],
        })
      })
    case 'fault-fired':
      return change(lanes, entry, at, (lane) =>
        (entry.attempt === 0 ? lane : lane.marks.find(({ number }) => number === entry.attempt))?.faults.push(
          entry.fault,
        ),
      )
    case 'attempt-ended':
      return change(lanes, entry, at, (lane) => {
        const mark = lane.marks.find(({ number }) => number === entry.attempt)
        if (!mark) return
        mark.endedAt = at
        mark.outcome = entry.outcome.kind
        mark.ms = entry.outcome.limitMs ?? entry.outcome.ms
        mark.summary = outcomeLabel(entry.outcome)
      })
    case 'decided':
      return change(lanes, entry, at, (lane) => (lane.why = entry.decision.why))
    case 'settled':
      return change(lanes, entry, at, (lane) => {
        lane.state = entry.state
        lane.dueAt = undefined
        lane.why = entry.why
        release(lane, at)
      })
    case 'noted':
      return entry.kind === 'effect' || entry.kind === 'duplicate' ? reported(lanes, entry) : undefined
    case 'reset':
      lanes.byId.clear()
      lanes.order.length = 0
      return undefined
    default:
      return undefined
  }
}

const add = (
  { byId, order, own }: Lanes,
  {
    id,
    seq,
    at,
    event,
    interactionId,
    evidence,
  }: { id: string; seq: number; at: number; event: string; interactionId: string; evidence?: string | undefined },
): Lane => {
  const lane: Lane = {
    id,
    seq,
    publishedAt: at,
    event,
    interactionId,
    subscriptionId: '',
    state: 'scheduled',
    marks: [],
    faults: [],
    dueAt: undefined,
    why: 'published',
    ...(evidence !== undefined && { evidence }),
    version: 0,
  }
  own?.add(lane)
  byId.set(id, lane)
  order.push(lane)
  // A tenth at a time, because each removal moves the whole array.
  if (order.length > MAX_LANES * 1.1) for (const old of order.splice(0, order.length - MAX_LANES)) byId.delete(old.id)
  return lane
}

/** A delivery whose publication the journal no longer keeps gets a lane all the same. */
const change = (
  lanes: Lanes,
  { seq, deliveryId, subscriptionId }: { seq: number; deliveryId: string; subscriptionId: string },
  at: number,
  then: (lane: Lane) => unknown,
): Lane | undefined => {
  const known = lanes.byId.get(deliveryId)
  if (known && isReadBefore(known, seq)) return undefined
  const lane = known ? owned(lanes, known) : add(lanes, { id: deliveryId, seq, at, event: '', interactionId: '' })
  lane.subscriptionId = subscriptionId
  then(lane)
  lane.version += 1
  return lane
}

/** What a receiver reports about an event is shown on the newest delivery of that event. */
const reported = (
  lanes: Lanes,
  {
    seq,
    kind,
    interactionId,
    event,
  }: { seq: number; kind: 'effect' | 'duplicate'; interactionId: string; event: string },
): Lane | undefined => {
  const known = lanes.order.findLast((one) => one.interactionId === interactionId && one.event === event)
  if (!known || isReadBefore(known, seq)) return undefined
  const lane = owned(lanes, known)
  lane.effects ??= { done: 0, dropped: 0 }
  lane.effects[kind === 'effect' ? 'done' : 'dropped'] += 1
  lane.version += 1
  return lane
}

const isReadBefore = ({ readTo = 0 }: Lane, seq: number): boolean => seq <= readTo

/** Returns a lane that may be changed: itself, or a copy in its place where a fork shares it. */
const owned = ({ own, byId, order }: Lanes, lane: Lane): Lane => {
  if (!own || own.has(lane)) return lane
  const copy: Lane = {
    ...lane,
    marks: lane.marks.map((mark) => ({ ...mark, faults: [...mark.faults] })),
    faults: [...lane.faults],
    ...(lane.hold && { hold: { ...lane.hold } }),
    ...(lane.effects && { effects: { ...lane.effects } }),
  }
  own.add(copy)
  byId.set(copy.id, copy)
  // What changes is mostly among the newest.
  order[order.lastIndexOf(lane)] = copy
  return copy
}

const release = ({ hold }: Lane, at: number): void => {
  if (hold) hold.to ??= at
}

export const isSettled = ({ state }: Pick<Lane, 'state'>): boolean =>
  state === 'delivered' || state === 'exhausted' || state === 'canceled'
