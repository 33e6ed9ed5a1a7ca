import type { Defect } from './defect.ts'
import { heardAs, heardOnly } from './hearing.ts'

/** Receivers that change ids, or take some for invalid. */
export const idDefects: readonly Defect[] = [
  {
    name: 'corrupts-emoji',
    number: '76',
    explanation: 'stores "?" for characters of four bytes, as a narrow column does',
    fix: 'store text in a form that holds all of Unicode, such as utf8mb4',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.replace(/[\u{10000}-\u{10FFFF}]/gu, '?') })),
  },
  {
    name: 'lower-cases-ids',
    number: '+29',
    explanation: 'turns ids into lower case, so that two interactions become one',
    fix: 'compare ids as they are',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.toLowerCase() })),
  },
  {
    name: 'truncates-ids',
    number: '+30',
    explanation: 'cuts ids to 36 characters, so that two interactions become one',
    fix: 'keep ids whole; nothing says that they are UUIDs',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.slice(0, 36) })),
  },
  {
    name: 'trims-ids',
    number: '+31',
    explanation: 'strips white space from ids, so that two interactions become one',
    fix: 'compare ids as they are',
    apply: heardAs((heard) => ({ ...heard, id: heard.id?.trim() })),
  },
  {
    name: 'requires-uuids',
    number: '+32',
    explanation: 'drops interactions whose id is no UUID',
    fix: 'take ids for any text',
    apply: heardOnly((heard) =>
      heard.filter(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id ?? '')),
    ),
  },
]
