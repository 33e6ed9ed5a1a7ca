import type { EntryColumns } from './entry-columns.ts'
import {
  SCHEDULED,
  STARTED,
  ENDED,
  DECIDED,
  DELIVERED,
  EXHAUSTED,
  PUBLISHED,
  CHANGED,
  ACCEPTED,
  REJECTED,
  CHANGES,
} from './entry-kinds.ts'
import type { JournalEntry } from './entry.ts'
import type { Outcome } from './outcome.ts'

/** Returns an entry as it was written, rebuilt from its columns if needed. */
export const rebuildEntry = (columns: EntryColumns, seq: number): JournalEntry | undefined => {
  const at = seq % columns.room
  const deliveryId = columns.deliveryIds[at]
  const subscriptionId = columns.subscriptionIds[at]
  if (columns.kinds[at] === CHANGED && subscriptionId !== undefined) {
    const change = CHANGES[columns.attempts[at] ?? 0]
    return change && { seq, at: columns.ats[at] ?? 0, type: 'subscription-changed', subscriptionId, change }
  }
  if (deliveryId === undefined) return columns.entries[at]
  if (columns.kinds[at] === PUBLISHED)
    return columns.events.get(columns.attempts[at] ?? 0, seq, columns.ats[at] ?? 0, deliveryId)
  if (subscriptionId === undefined) return undefined
  const attempt = columns.attempts[at] ?? 0
  const text = columns.texts[at] ?? ''
  // Objects are written out field by field, because spreading is several times slower.
  const stamp = columns.ats[at] ?? 0
  switch (columns.kinds[at]) {
    case SCHEDULED:
      return {
        seq,
        at: stamp,
        type: 'scheduled',
        deliveryId,
        subscriptionId,
        attempt,
        dueAt: columns.dueAts[at] ?? 0,
        why: text,
      }
    case STARTED:
      return { seq, at: stamp, type: 'attempt-started', deliveryId, subscriptionId, attempt, url: text }
    case ENDED: {
      const outcome = columns.outcomes[at]
      return outcome && { seq, at: stamp, type: 'attempt-ended', deliveryId, subscriptionId, attempt, outcome }
    }
    case ACCEPTED:
    case REJECTED: {
      const response = columns.responses[at]
      const kind = columns.kinds[at] === ACCEPTED ? 'accepted' : 'rejected'
      const outcome: Outcome | undefined = response && { kind, response, ms: columns.dueAts[at] ?? 0 }
      return outcome && { seq, at: stamp, type: 'attempt-ended', deliveryId, subscriptionId, attempt, outcome }
    }
    case DECIDED: {
      const decision = columns.decisions[at]
      return decision && { seq, at: stamp, type: 'decided', deliveryId, subscriptionId, attempt, decision }
    }
    case DELIVERED:
    case EXHAUSTED: {
      const state = columns.kinds[at] === DELIVERED ? 'delivered' : 'exhausted'
      return { seq, at: stamp, type: 'settled', deliveryId, subscriptionId, state, attempts: attempt, why: text }
    }
    default:
      return undefined
  }
}
