import type { JournalEntry } from './entry.ts'
import type { Outcome } from './outcome.ts'

/** Bytes counted for an entry in addition to its texts, and for each item of its lists. */
const OVERHEAD = 100
const MEMBER = 48

/** Returns the approximate size in bytes of an entry with a text. */
export const textEntryBytes = (text: string): number => OVERHEAD + text.length

/** Returns the approximate size in bytes of a `published` entry. */
export const publishedEntryBytes = (interactionId: string, members: number): number =>
  OVERHEAD + interactionId.length + members * MEMBER

/** Returns the approximate size in bytes of an `attempt-ended` entry. */
export const endedEntryBytes = (outcome: Outcome): number =>
  OVERHEAD + (outcome.kind === 'unreachable' ? outcome.detail.length : 0)

/** Returns the approximate size of an entry in bytes, without its response, which is counted separately. */
export const entryBytes = (entry: JournalEntry): number => {
  switch (entry.type) {
    case 'published':
      return publishedEntryBytes(entry.interactionId, entry.deliveries.length + entry.skipped.length)
    case 'scheduled':
    case 'settled':
      return textEntryBytes(entry.why)
    case 'attempt-started':
      return textEntryBytes(entry.url)
    case 'attempt-ended':
      return endedEntryBytes(entry.outcome)
    case 'decided':
      return textEntryBytes(entry.decision.why)
    case 'fault-fired':
    case 'cancel-requested':
    case 'clock-moved':
    case 'subscription-changed':
    case 'reset':
    case 'budget-exceeded':
      return OVERHEAD
    case 'self-uri-fetched':
      return OVERHEAD + entry.interactionId.length
    case 'api-fault-fired':
      return OVERHEAD + entry.operation.length
    case 'api-refused':
      return OVERHEAD + entry.method.length + entry.path.length + entry.reason.length
    case 'noted':
      return OVERHEAD + entry.text.length
    case 'faults-changed':
      return OVERHEAD + entry.standing.length * MEMBER
    case 'retry-policy-changed':
      return OVERHEAD + (entry.policy?.length ?? 0)
    default:
      return entry satisfies never
  }
}
