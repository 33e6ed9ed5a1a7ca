import { setImmediate as turn } from 'node:timers/promises'
import type { components } from '../contract/generated/control.ts'
import { evidenceOf, type EventName } from '../events/catalogue.ts'
import type { JournalEntry } from '../journal/entry.ts'
import type { Delivery } from '../journal/delivery.ts'
import type { JournalReader } from '../journal/reader.ts'
import { outcomeLabel } from '../kit/outcome-words.ts'
import { deliveryUnknown } from '../kit/unknown-id.ts'
import type { Mask } from '../kit/masking/mask.ts'
import { emptyLanes, applyEntry, type Lane, type Lanes, type LaneState } from '../timeline/lanes.ts'
import { readNote, type Part } from '../timeline/notes.ts'
import { rowOfLane, rowOfPart, type TimelinePart, type TimelineRow } from '../timeline/rows.ts'
import { viewEntry } from './delivery-view.ts'

/** Number of entries to read before yielding to the event loop. */
const ENTRIES_AT_ONCE = 4000
/** Maximum number of rejected calls of the emulated API in the list. */
const MAX_REFUSED = 200

/** The deliveries, parts and rejected calls that the journal shows up to an entry. */
export interface TimelineReading {
  /** Sequence number of the last entry that was read; 0 if the journal is empty. */
  readonly seq: number
  /** Lanes, oldest first. */
  readonly lanes: readonly Lane[]
  readonly parts: readonly Part[]
  readonly refused: readonly JournalEntry[]
}

/** Creates a reader of a mock's deliveries that reuses its last reading until the journal grows. */
export const createTimelineReader = (journal: JournalReader): (() => Promise<TimelineReading>) => {
  // A weak reference, so that a mock without viewers keeps nothing.
  let last: WeakRef<TimelineReading> | undefined
  return async () => {
    const known = last?.deref()
    if (known && known.seq === journal.range().newest) return known
    const reading = await readLanes(journal)
    last = new WeakRef(reading)
    return reading
  }
}

/**
 * Reads the deliveries of a mock from its journal; a delivery whose publication the journal has dropped is read from
 * the delivery itself.
 */
const readLanes = async (journal: JournalReader): Promise<TimelineReading> => {
  const lanes = emptyLanes()
  const parts: Part[] = []
  const refused: JournalEntry[] = []
  let seq = 0
  for (;;) {
    const entries = journal.entries(seq, ENTRIES_AT_ONCE)
    for (const entry of entries) {
      applyEntry(lanes, entry)
      readNote(parts, entry)
      if (entry.type === 'api-refused') refused.push(entry)
      if (entry.type === 'reset') refused.length = 0
      if (entry.type === 'published') noteEvidence(lanes, entry.deliveries, entry.event)
      seq = entry.seq
    }
    // No entry can be recorded between this read and that of the deliveries.
    if (entries.length < ENTRIES_AT_ONCE) break
    await turn()
  }
  return { seq, lanes: withForgotten(lanes, journal), parts, refused: refused.slice(-MAX_REFUSED) }
}

const noteEvidence = ({ byId }: Lanes, deliveries: readonly string[], event: EventName): void => {
  const evidence = evidenceOf(event)
  if (evidence === undefined) return
  for (const id of deliveries) {
    const lane = byId.get(id)
    if (lane) lane.evidence = evidence
  }
}

/**
 * Puts deliveries whose publication is no longer in the journal in front of the others, with everything still known
 * about them.
 */
const withForgotten = ({ byId, order }: Lanes, journal: JournalReader): readonly Lane[] => {
  const older: Lane[] = []
  for (const delivery of journal.deliveries()) {
    const known = byId.get(delivery.id)
    if (known && known.event !== '') continue
    older.push(laneOfDelivery(delivery, known))
  }
  if (older.length === 0) return order
  const found = new Set(older.map(({ id }) => id))
  return [...older, ...order.filter(({ id }) => !found.has(id))]
}

const stateOf = ({ state, dueAt }: Delivery): LaneState =>
  state === 'scheduled' && dueAt === undefined ? 'held' : state

/** Sequence number for a publication that the journal has dropped; it sorts before every remaining entry. */
const DROPPED_SEQ = 0

const laneOfDelivery = (delivery: Delivery, known: Lane | undefined): Lane => {
  const evidence = evidenceOf(delivery.eventName)
  return {
    id: delivery.id,
    seq: DROPPED_SEQ,
    publishedAt: delivery.createdAt,
    event: delivery.eventName,
    interactionId: delivery.interactionId,
    subscriptionId: delivery.subscriptionId,
    state: stateOf(delivery),
    marks: delivery.attempts.map(({ number, startedAt, endedAt, outcome, faults }) => ({
      number,
      startedAt,
      endedAt,
      outcome: outcome?.kind,
      ...(outcome && { ms: outcome.kind === 'timed-out' ? outcome.limitMs : outcome.ms }),
      summary: outcome ? outcomeLabel(outcome) : 'in flight',
      faults: [...faults],
    })),
    faults: [...(known?.faults ?? [])],
    dueAt: delivery.dueAt,
    why: known?.why ?? delivery.attempts.at(-1)?.decision?.why ?? '',
    ...(known?.hold && { hold: known.hold }),
    ...(known?.effects && { effects: known.effects }),
    ...(evidence !== undefined && { evidence }),
    version: 0,
  }
}

/** One page of the timeline. */
export interface TimelineExtract {
  readonly rows: Iterable<TimelineRow>
  readonly seq: number
  readonly total: number
  readonly parts: readonly TimelinePart[]
  readonly refused: readonly components['schemas']['JournalEntry'][]
  readonly next?: string
}

/**
 * Returns the newest rows of a reading, or those before a given one.
 * @param mask hides the secrets of the mock
 * @throws {MockError} `DELIVERY_UNKNOWN` if `before` is not the ID of a delivery
 */
export const pageOfLanes = (
  { lanes, seq, parts, refused }: TimelineReading,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
  mask: Mask,
): TimelineExtract => {
  const end = before === undefined ? lanes.length : lanes.findIndex(({ id }) => id === before)
  if (before !== undefined && end < 0) throw deliveryUnknown(before)
  const start = Math.max(0, end - limit)
  const next = start === 0 ? undefined : lanes[start]?.id
  return {
    rows: rowsOf(lanes, start, end, mask),
    seq,
    total: lanes.length,
    parts: parts.map((part) => rowOfPart({ ...part, title: mask(part.title), caption: mask(part.caption) })),
    refused: refused.map((entry) => viewEntry(entry, mask)),
    ...(next !== undefined && { next }),
  }
}

function* rowsOf(lanes: readonly Lane[], start: number, end: number, mask: Mask): Generator<TimelineRow> {
  for (let index = start; index < end; index++) {
    const lane = lanes[index]
    if (lane) yield rowOfLane({ ...lane, interactionId: mask(lane.interactionId), why: mask(lane.why) })
  }
}
