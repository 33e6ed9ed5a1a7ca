import { outcomeLabel } from '../kit/outcome-words.ts'
import { instantOf, type ReadableEntry, type OutcomeKind } from './entry-view.ts'

/** The state of a delivery as it is shown; `held` means that it waits for another delivery. */
export type LaneState = 'scheduled' | 'held' | 'in-flight' | 'delivered' | 'exhausted' | 'canceled'

/** One attempt on the time axis. Times are milliseconds since the Unix epoch, on the mock's clock. */
export interface Mark {
  readonly number: number
  readonly startedAt: number
  endedAt: number | undefined
  /** How the attempt ended; undefined while it is in flight. */
  outcome: OutcomeKind | undefined
  /** Milliseconds on the wire, or the limit after a timeout; absent while the attempt is in flight. */
  ms?: number
  /** The outcome in a few words: `503`, `timed out`, `refused`. */
  summary: string
  readonly faults: string[]
}

/** One delivery on the page: a row with its attempts. */
export interface Lane {
  readonly id: string
  readonly seq: number
  readonly publishedAt: number
  event: string
  interactionId: string
  subscriptionId: string
  state: LaneState
  readonly marks: Mark[]
  /** Names of the plan faults that fired. */
  readonly faults: string[]
  /** When the next attempt is due; undefined while in flight, held back or settled. */
  dueAt: number | undefined
  why: string
  /** The delivery that this one waits or waited for, and when the wait started and ended. */
  hold?: { readonly waitsFor: string; readonly from: number; to: number | undefined }
  /** The evidence for the payload of its event: `document`, `capture`, `analogy` or `invented`. */
  evidence?: string
  /** Number of effects and duplicates that its receiver reported; absent if it reported none. */
  effects?: { done: number; dropped: number }
  /** Number of the last journal entry that the lane already includes; entries up to it change nothing. */
  readonly readTo?: number
  /** Incremented on each change, so that a row is redrawn only when needed. */
  version: number
}

/** Lanes by delivery, oldest first, built by reading the journal once in order. */
export interface Lanes {
  readonly byId: Map<string, Lane>
  readonly order: Lane[]
  /** Lanes that a fork created or copied, and may therefore change; undefined if these lanes are not a fork. */
  readonly own?: WeakSet<Lane>
}

/** Number of lanes to keep; above a tenth more, the oldest are dropped. */
export const MAX_LANES = 20_000

export const emptyLanes = (): Lanes => ({ byId: new Map(), order: [] })

/** Returns lanes that can be changed without changing the given ones: a lane is copied when it first changes. */
export const forkLanes = ({ byId, order }: Lanes): Lanes => ({
  byId: new Map(byId),
  order: [...order],
  own: new WeakSet(),
})

/**
 * Applies a journal entry to the lanes; returns the lane that it changed, if any. Lanes that a `published` entry adds
 * are not returned.
 */
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
  // Dropped in batches of a tenth, because each removal moves the whole array.
  if (order.length > MAX_LANES * 1.1) for (const old of order.splice(0, order.length - MAX_LANES)) byId.delete(old.id)
  return lane
}

/** Changes the lane of a delivery, and creates it if the journal no longer has its publication. */
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

/** Adds a receiver's report about an event to the newest delivery of that event. */
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

/** Returns a lane that may be changed: the given one, or, if a fork shares it, a copy that replaces it. */
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
  // Searched from the end, because changed lanes are mostly among the newest.
  order[order.lastIndexOf(lane)] = copy
  return copy
}

const release = ({ hold }: Lane, at: number): void => {
  if (hold) hold.to ??= at
}

export const isSettled = ({ state }: Pick<Lane, 'state'>): boolean =>
  state === 'delivered' || state === 'exhausted' || state === 'canceled'
