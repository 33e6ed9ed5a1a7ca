import type { DefectiveBehavior } from './defect.ts'
import { changingEvents, selectingEvents } from './reading.ts'

/** Receivers that change ids, or reject valid ones. */
export const idDefects: readonly DefectiveBehavior[] = [
  {
    name: 'corrupts-emoji',
    apply: changingEvents((received) => ({ ...received, id: received.id?.replace(/[\u{10000}-\u{10FFFF}]/gu, '?') })),
  },
  {
    name: 'lowercases-ids',
    apply: changingEvents((received) => ({ ...received, id: received.id?.toLowerCase() })),
  },
  {
    name: 'truncates-ids',
    apply: changingEvents((received) => ({ ...received, id: received.id?.slice(0, 36) })),
  },
  {
    name: 'trims-ids',
    apply: changingEvents((received) => ({ ...received, id: received.id?.trim() })),
  },
  {
    name: 'requires-uuids',
    apply: selectingEvents((received) =>
      received.filter(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id ?? '')),
    ),
  },
]
