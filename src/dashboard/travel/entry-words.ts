import { outcomeLabel } from '../../kit/outcome-words.ts'
import type { Entry } from '../../timeline/entry-view.ts'

/** Returns a journal entry in a few words, for users who step through the entries. */
export const entryWords = (entry: Entry, eventOf: (deliveryId: string) => string | undefined): string => {
  const of = 'deliveryId' in entry ? (eventOf(entry.deliveryId) ?? entry.deliveryId) : ''
  switch (entry.type) {
    case 'published':
      return `${entry.event} published`
    case 'scheduled':
      return entry.dueAt === undefined ? `${of} held back` : `${of}: attempt ${String(entry.attempt)} scheduled`
    case 'attempt-started':
      return `${of}: attempt ${String(entry.attempt)} sent`
    case 'attempt-ended':
      return `${of}: attempt ${String(entry.attempt)} ended, ${outcomeLabel(entry.outcome)}`
    case 'fault-fired':
      return `${of}: fault ${entry.fault}`
    case 'decided':
      return `${of}: ${entry.decision.why}`
    case 'settled':
      return `${of} ${entry.state === 'exhausted' ? 'gave up' : entry.state}`
    case 'noted':
      return entry.text
    case 'api-refused':
      return `${entry.method} ${entry.path} refused with ${String(entry.status)}`
    default:
      return entry.type.replaceAll('-', ' ')
  }
}
