import type { DefectiveBehavior } from './defect.ts'
import { heardAs, heardOnly } from './hearing.ts'

/** Receivers that change ids, or reject valid ones. */
export const idDefects: readonly DefectiveBehavior[] = [
  {
    name: 'corrupts-emoji',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.replace(/[\u{10000}-\u{10FFFF}]/gu, '?') })),
  },
  {
    name: 'lowercases-ids',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.toLowerCase() })),
  },
  {
    name: 'truncates-ids',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.slice(0, 36) })),
  },
  {
    name: 'trims-ids',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.trim() })),
  },
  {
    name: 'requires-uuids',
    apply: heardOnly((heard) =>
      heard.filter(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id ?? '')),
    ),
  },
]
