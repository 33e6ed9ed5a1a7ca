import type { JournalEntry } from './entry.ts'

/** Bytes counted for an entry in addition to its texts, and for each item of its lists. */
const OVERHEAD = 100
const MEMBER = 48

/** Returns the approximate size of an entry in bytes, without its response, which is counted separately. */
export const entryBytes = (entry: JournalEntry): number => {
  switch (entry.type) {
    case 'published':
      return OVERHEAD + entry.interactionId.length + (entry.deliveries.length + entry.skipped.length) * MEMBER
    case 'scheduled':
    case 'settled':
      return OVERHEAD + entry.why.length
    case 'attempt-started':
      return OVERHEAD + entry.url.length
    case 'attempt-ended':
      return OVERHEAD + (entry.outcome.kind === 'unreachable' ? entry.outcome.detail.length : 0)
    case 'decided':
      return OVERHEAD + entry.decision.why.length
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
